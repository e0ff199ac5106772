namespace Torghut.Reporting.Document;

/// <summary>Paths of the report's files, relative to the run folder.</summary>
public static class ReportFiles
{
    /// <summary>The report.</summary>
    public const string Json = "report/simulation-report.json";

    /// <summary>The summary for a person.</summary>
    public const string Markdown = "report/simulation-report.md";

    /// <summary>The page with charts.</summary>
    public const string Html = "report/simulation-report.html";

    /// <summary>One row per trade and open lot.</summary>
    public const string TradePnlCsv = "report/trade-pnl.csv";

    /// <summary>One row per execution.</summary>
    public const string ExecutionLatencyCsv = "report/execution-latency.csv";

    /// <summary>One row per review.</summary>
    public const string LlmReviewSummaryCsv = "report/llm-review-summary.csv";

    /// <summary>One row per point of the equity curve.</summary>
    public const string EquityCurveCsv = "report/equity-curve.csv";

    /// <summary>One row per decision.</summary>
    public const string DecisionsCsv = "report/decisions.csv";

    /// <summary>The folder of the evidence tables.</summary>
    public const string Evidence = "report/evidence";

    /// <summary>Names of the evidence tables, which are also their files'.</summary>
    public static IReadOnlyList<string> EvidenceTables { get; } =
        ["decisions", "equity", "executions", "latencies", "order_events", "reviews", "tca", "trades"];

    /// <summary>Path of an evidence table.</summary>
    public static string EvidenceParquet(string table) => $"{Evidence}/{table}.parquet";
}
