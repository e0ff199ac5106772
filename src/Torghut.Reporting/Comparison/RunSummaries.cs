using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Figures;

namespace Torghut.Reporting.Comparison;

/// <summary>Says which runs are compared.</summary>
internal static class RunSummaries
{
    /// <summary>The summary of one run.</summary>
    public static ComparedRunSummary Of(ComparedRun run, string label)
    {
        return new ComparedRunSummary
        {
            Label = label,
            RunId = Text("run_metadata.run_id"),
            DatasetId = Text("run_metadata.dataset_id"),
            Platform = Text("run_metadata.platform"),
            Source = Text("run_metadata.source.description"),
            TradingDay = Text("coverage.trading_day"),
            WindowStart = Text("coverage.window_start"),
            WindowEnd = Text("coverage.window_end"),
            ProgramVersion = Text("run_metadata.program_version"),
            InputHash = JsonPaths.Text(run.Report, "run_metadata.input_hash"),
            DecisionHash = Text("run_metadata.decision_hash"),
            OrderHash = Text("run_metadata.order_hash"),
            Verdict = Text("verdict.status"),
            LedgerRead = run.Ledger is not null,
        };

        string Text(string path) => JsonPaths.Text(run.Report, path) ?? string.Empty;
    }
}
