using System.Globalization;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Document;
using Torghut.Reporting.Governance;
using Torghut.Reporting.Llm;

namespace Torghut.Reporting.Writers;

/// <summary>Writes the report's summary in Markdown: one screen that reads well in a pull request.</summary>
public static class ReportMarkdown
{
    /// <summary>Line before what a pull request shows only when asked to.</summary>
    public const string DetailsStart = "<details><summary>What they mean</summary>";

    /// <summary>Line after it.</summary>
    public const string DetailsEnd = "</details>";

    private const int MostFindings = 12;

    /// <summary>Writes the summary; the writer stays open. Lines end with a line feed.</summary>
    public static void Write(SimulationReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        WriteHead(report, writer);
        WriteFindings(report.Verdict, writer);
        WriteFigures(report, writer);
        if (report.ControlPlane is { } taken)
        {
            foreach (string line in ControlPlaneMarkdown.Lines(taken, Text))
            {
                Line(writer, line);
            }
        }

        WriteCaveats(report.Caveats, writer);
        WriteReproduce(report, writer);
    }

    private static void WriteHead(SimulationReport report, TextWriter writer)
    {
        Line(writer, $"# {report.Verdict.Status}: simulation `{Code(report.RunMetadata.RunId)}`");
        Line(writer);
        Line(writer, $"{Text(report.RunMetadata.DatasetId)}, {report.Coverage.TradingDay}, {report.Coverage.WindowStart} to {report.Coverage.WindowEnd}. {Text(report.RunMetadata.Source.Description)}");
        Line(writer);
    }

    private static void WriteFindings(VerdictSection verdict, TextWriter writer)
    {
        Line(writer, "## Findings");
        Line(writer);
        if (verdict.Findings.Count == 0)
        {
            Line(writer, "None.");
        }

        for (int i = 0; i < verdict.Findings.Count && i < MostFindings; i++)
        {
            Finding finding = verdict.Findings[i];
            Line(writer, $"- **{finding.Severity.ToUpperInvariant()}** `{finding.Code}`: {Text(finding.Message)} {Text(finding.Action)}");
        }

        if (verdict.Findings.Count > MostFindings)
        {
            Line(writer, string.Create(CultureInfo.InvariantCulture, $"- and {verdict.Findings.Count - MostFindings} more in `{ReportFiles.Json}`"));
        }

        Line(writer);
    }

    private static void WriteFigures(SimulationReport report, TextWriter writer)
    {
        Line(writer, "## Figures");
        Line(writer);
        Line(writer, "| | |");
        Line(writer, "|---|---|");
        Row("Coverage", report.Coverage.CoveredMinutes is { } covered
            ? string.Create(CultureInfo.InvariantCulture, $"{covered} of {report.Coverage.TargetWindowMinutes} session minutes ({Percent(report.Coverage.CoverageRatio)})")
            : "unknown");
        Row("Decisions, orders, order events", string.Create(CultureInfo.InvariantCulture, $"{report.Funnel.TradeDecisions}, {report.Funnel.Executions}, {report.Funnel.ExecutionOrderEvents}"));
        Row("Orders with a fill", $"{Percent(report.ExecutionQuality.FillRate)} (rejected {Percent(report.ExecutionQuality.RejectRate)}, fallback {Percent(report.ExecutionQuality.FallbackRatio)})");
        Row("Net P&L", $"{Money(report.Pnl.NetPnlEstimated)} = realized {Money(report.Pnl.RealizedPnl)} + unrealized {Money(report.Pnl.UnrealizedPnl)} − costs {Money(report.Pnl.EstimatedCostTotal)} ({(report.Pnl.Identity.Closes ? "closes" : "DOES NOT CLOSE")})");
        Row("Traded notional", $"{Money(report.Pnl.ExecutionNotionalTotal)} ({Number(report.Pnl.Turnover)} × starting equity)");
        Row("Closed trades", string.Create(CultureInfo.InvariantCulture, $"{report.Pnl.Trades.Closed}: hit rate {Percent(report.Pnl.Trades.HitRate)}, payoff {Number(report.Pnl.Trades.PayoffRatio)}, profit factor {Number(report.Pnl.Trades.ProfitFactor)}"));
        Row("Open lots", string.Create(CultureInfo.InvariantCulture, $"{report.Pnl.OpenLotCount}"));
        Row("Slippage, bps", $"mean {Number(report.ExecutionQuality.SlippageBps.Signed.Mean)}, median of the size {Number(report.ExecutionQuality.SlippageBps.P50Abs)}, p95 {Number(report.ExecutionQuality.SlippageBps.P95Abs)}");
        Row("Latency p50/p95, ms", $"signal to decision {Pair(report.ExecutionQuality.LatencyMs.SignalToDecisionP50, report.ExecutionQuality.LatencyMs.SignalToDecisionP95)}, to order {Pair(report.ExecutionQuality.LatencyMs.DecisionToSubmitP50, report.ExecutionQuality.LatencyMs.DecisionToSubmitP95)}, to first update {Pair(report.ExecutionQuality.LatencyMs.SubmitToFirstUpdateP50, report.ExecutionQuality.LatencyMs.SubmitToFirstUpdateP95)}");
        Row("Reviews", Reviews(report.Llm));
        Line(writer);

        void Row(string name, string value) => Line(writer, $"| {name} | {value} |");
    }

    private static void WriteCaveats(IReadOnlyList<Caveat> caveats, TextWriter writer)
    {
        Line(writer, "## Caveats");
        Line(writer);
        if (caveats.Count == 0)
        {
            Line(writer, "None.");
            Line(writer);
            return;
        }

        Line(writer, string.Join(", ", caveats.Select(caveat => $"`{caveat.Code}`")));
        Line(writer);
        Line(writer, DetailsStart);
        Line(writer);
        foreach (Caveat caveat in caveats)
        {
            Line(writer, $"- `{caveat.Code}`: {Text(caveat.Message)}");
        }

        Line(writer);
        Line(writer, DetailsEnd);
        Line(writer);
    }

    private static void WriteReproduce(SimulationReport report, TextWriter writer)
    {
        Line(writer, "## How to reproduce");
        Line(writer);
        bool ledgerOnly = report.RunMetadata.Source.Kind == "ledger";
        Line(writer, ledgerOnly
            ? "From the same ledger; every byte must be the same:"
            : "In the run folder, with a new name; every hash must be the same:");
        Line(writer);
        Line(writer, "```");
        Line(writer, ledgerOnly
            ? $"torghut-sim report --run-id {Code(report.RunMetadata.RunId)} --simulation-db LEDGER --window-start {report.Coverage.WindowStart} --window-end {report.Coverage.WindowEnd}"
            : "torghut-sim run --run-id again --dataset-manifest manifest.yaml --confirm START_HISTORICAL_SIMULATION");
        Line(writer, "```");
        Line(writer);
        Line(writer, $"- program {Text(report.RunMetadata.ProgramVersion)}, calendar {Text(report.RunMetadata.Calendar.Version)}, tzdb {Text(report.RunMetadata.Calendar.TzdbVersion)}");
        Line(writer, $"- input `{report.RunMetadata.InputHash ?? "unknown"}`");
        Line(writer, $"- decisions `{report.RunMetadata.DecisionHash}`");
        Line(writer, $"- orders `{report.RunMetadata.OrderHash}`");
    }

    private static string Reviews(LlmSection llm)
    {
        if (llm.TotalReviews == 0)
        {
            return "none";
        }

        string by = llm.RulesReviews == 0 ? string.Empty
            : llm.RulesReviews == llm.TotalReviews ? " by fixed rules, no language model"
            : string.Create(CultureInfo.InvariantCulture, $", {llm.RulesReviews} of them by fixed rules");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{llm.TotalReviews}{by}, errors {Percent(llm.ErrorRate)}, changed or stopped {Percent(llm.DecisionContribution.ContributionRate)}");
    }

    private static string Percent(double? ratio) =>
        ratio is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "n/a";

    private static string Number(double? number) => number is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "n/a";

    private static string Pair(double? first, double? second) => $"{Number(first)}/{Number(second)}";

    private static string Money(decimal value) => decimal.Round(value, 2, MidpointRounding.ToEven).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Foreign text: on one line, and none of Markdown's characters works.</summary>
    private static string Text(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                escaped.Append(' ');
                continue;
            }

            if (c is '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '#')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Foreign text between back quotes.</summary>
    private static string Code(string text) => text.Replace('`', '\'').Replace('\n', ' ').Replace('\r', ' ');

    private static void Line(TextWriter writer, string text = "")
    {
        writer.Write(text);
        writer.Write('\n');
    }
}
