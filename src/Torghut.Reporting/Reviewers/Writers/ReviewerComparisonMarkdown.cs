using System.Globalization;
using Torghut.Reporting.Reviewers.Document;

namespace Torghut.Reporting.Reviewers.Writers;

/// <summary>Writes a comparison of reviewers for a pull request: one row per reviewer and figure, intervals in brackets.</summary>
public static class ReviewerComparisonMarkdown
{
    private const int MostShown = 10;

    /// <summary>Writes it with line feeds; the writer stays open.</summary>
    public static void Write(ReviewerComparison document, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(writer);
        Line(writer, $"# Reviewers of `{Text(document.RunId)}`");
        Line(writer);
        Line(writer, string.Create(CultureInfo.InvariantCulture, $"{document.Questions} questions of {Text(document.DatasetId)}, each put to {document.Reviewers.Count} reviewers. Brackets are 95 % intervals."));
        Line(writer);
        WriteFigures(document, writer);
        WriteAgreement(document, writer);
        WriteDisagreements(document, writer);
        Line(writer, "## Caveats");
        Line(writer);
        foreach (Caveats.Caveat caveat in document.Caveats)
        {
            Line(writer, $"- `{caveat.Code}`: {caveat.Message}");
        }
    }

    private static void WriteFigures(ReviewerComparison document, TextWriter writer)
    {
        IReadOnlyList<ReviewerSummary> all = document.Reviewers;
        Row("", reviewer => Text(reviewer.Name));
        Line(writer, "|---|" + string.Concat(Enumerable.Repeat("---|", all.Count)));
        Row("Model, prompt", reviewer => $"{Text(reviewer.Model)}, {Text(reviewer.PromptVersion)}");
        Row("Approve / adjust / veto", r => Counts(r.VerdictCounts, "approve", "adjust", "veto"));
        Row("Abstain / escalate / error", r => Counts(r.VerdictCounts, "abstain", "escalate", "error"));
        Row("Policy: approve / adjust / veto", r => Counts(r.PolicyVerdictCounts, "approve", "adjust", "veto"));
        Row("Mean confidence", r => Number(r.AvgConfidence, "0.000"));
        Row("Right", r => Of(r.Calibration.RightRate, "0.000"));
        Row("Brier score", r => Of(r.Calibration.BrierScore, "0.000"));
        Row("Calibration error", r => Number(r.Calibration.ExpectedCalibrationError, "0.000"));
        Row("Latency p50 / p95, ms", r => $"{Number(r.LatencyMs.P50, "0")} / {Number(r.LatencyMs.P95, "0")}");
        Row("Tokens", r => r.Tokens.Total.ToString("#,##0", CultureInfo.InvariantCulture));
        Row("Cost", r => r.Cost is { } cost ? cost.ToString("0.0000", CultureInfo.InvariantCulture) : "no price");
        for (int i = 0; i < (all.Count == 0 ? 0 : all[0].Value.Count); i++)
        {
            int horizon = i;
            string at = string.Create(CultureInfo.InvariantCulture, $" at {all[0].Value[i].HorizonSeconds} s");
            Row("Passed, bps" + at, r => Of(r.Value[horizon].PassedBps, "0.00"));
            Row("Stopped, bps" + at, r => Of(r.Value[horizon].StoppedBps, "0.00"));
            Row("P&L" + at, r => Of(r.Value[horizon].Pnl, "0.00"));
            Row("P&L without review" + at, r => Of(r.Value[horizon].PnlWithoutReview, "0.00"));
            Row("**Gain by review" + at + "**", r => Of(r.Value[horizon].Gain, "0.00"));
        }

        Line(writer);

        void Row(string name, Func<ReviewerSummary, string> value) =>
            Line(writer, $"| {name} | " + string.Concat(all.Select(reviewer => value(reviewer) + " | ")).TrimEnd());
    }

    private static void WriteAgreement(ReviewerComparison document, TextWriter writer)
    {
        if (document.Agreement.Count == 0)
        {
            return;
        }

        Line(writer, "## Agreement");
        Line(writer);
        Line(writer, "| | | same verdict | kappa | same outcome |");
        Line(writer, "|---|---|---|---|---|");
        foreach (ReviewerAgreement pair in document.Agreement)
        {
            Line(writer, $"| {Text(pair.First)} | {Text(pair.Second)} | {Of(pair.Verdicts, "0.000")} | {Number(pair.Kappa, "0.000")} | {Of(pair.Outcomes, "0.000")} |");
        }

        Line(writer);
    }

    private static void WriteDisagreements(ReviewerComparison document, TextWriter writer)
    {
        if (document.DisagreementCount == 0)
        {
            return;
        }

        Line(writer, string.Create(CultureInfo.InvariantCulture, $"## Where they part ({document.DisagreementCount})"));
        Line(writer);
        Line(writer, "| decided | symbol | action | markout 60 s, bps | " + string.Concat(document.Reviewers.Select(r => Text(r.Name) + " | ")).TrimEnd());
        Line(writer, "|---|---|---|---|" + string.Concat(Enumerable.Repeat("---|", document.Reviewers.Count)));
        foreach (ReviewerDisagreement row in document.Disagreements.Take(MostShown))
        {
            string verdicts = string.Concat(row.Verdicts.Zip(row.PolicyVerdicts, (verdict, policy) => (verdict == policy ? verdict : $"{verdict} → {policy}") + " | "));
            Line(writer, $"| {row.DecidedAt} | {Text(row.Symbol)} | {row.Action} | {Number(row.Markout60sBps, "0.00")} | {verdicts.TrimEnd()}");
        }

        Line(writer);
    }

    private static string Counts(IReadOnlyDictionary<string, long> counts, params string[] keys) =>
        string.Join(" / ", keys.Select(key => counts.GetValueOrDefault(key).ToString(CultureInfo.InvariantCulture)));

    private static string Of(Interval interval, string format) => interval.Value is null ? "n/a"
        : interval.Low95 is null ? Number(interval.Value, format)
        : $"{Number(interval.Value, format)} [{Number(interval.Low95, format)}, {Number(interval.High95, format)}]";

    private static string Number(double? value, string format) => value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "n/a";

    /// <summary>Foreign text on one line, without what would end a cell or begin markup.</summary>
    private static string Text(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? " " : c is '|' or '`' or '*' or '<' or '>' or '[' or ']' or '\\' ? "\\" + c : c.ToString()));

    private static void Line(TextWriter writer, string text = "")
    {
        writer.Write(text);
        writer.Write('\n');
    }
}
