using System.Globalization;
using Torghut.Reporting.Comparison.Document;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>Writes a comparison in Markdown: a screen per run that reads well on a terminal and in a pull request.</summary>
public static class ComparisonMarkdown
{
    private const int MostParameters = 15;
    private const int MostFindings = 10;

    /// <summary>Writes the comparison; the writer stays open. Lines end with a line feed.</summary>
    public static void Write(ComparisonDocument document, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        string[] labels = [.. document.Runs.Select(run => $"`{MarkdownText.Escape(run.Label)}`")];
        Line(writer, $"# {(document.Equal ? "EQUAL" : "DIFFERENT")}: {string.Join(", ", labels)}");
        Line(writer);
        WriteRuns(document, writer);
        foreach (RunComparison comparison in document.Comparisons)
        {
            new PairMarkdown(comparison, writer).Write(MostParameters, MostFindings);
        }

        if (document.Caveats.Count > 0)
        {
            Line(writer, "## Caveats");
            Line(writer);
            foreach (Caveats.Caveat caveat in document.Caveats)
            {
                Line(writer, $"- `{caveat.Code}`: {MarkdownText.Escape(caveat.Message)}");
            }
        }
    }

    private static void WriteRuns(ComparisonDocument document, TextWriter writer)
    {
        var table = new TextTable("run", "verdict", "day", "program", "input", "decisions", "orders");
        foreach (ComparedRunSummary run in document.Runs)
        {
            table.Add(
                MarkdownText.Escape(run.Label), run.Verdict, run.TradingDay, MarkdownText.Escape(run.ProgramVersion), Short(run.InputHash), Short(run.DecisionHash), Short(run.OrderHash));
        }

        table.Write(writer);
        Line(writer);
    }

    private static string Short(string? hash) => hash is null ? "unknown" : hash[..Math.Min(12, hash.Length)];

    private static void Line(TextWriter writer, string text = "")
    {
        writer.Write(text.ToString(CultureInfo.InvariantCulture));
        writer.Write('\n');
    }
}
