using Torghut.Reporting.Request;

namespace Torghut.Reporting.Document;

/// <summary>Files of the run; paths are relative to the run folder.</summary>
public sealed record ArtifactsSection
{
    /// <summary>This document.</summary>
    public required string ReportJson { get; init; }

    /// <summary>The summary for a person.</summary>
    public required string ReportMarkdown { get; init; }

    /// <summary>The page with charts, which opens from disk.</summary>
    public required string ReportHtml { get; init; }

    /// <summary>One row per trade and open lot.</summary>
    public required string TradePnlCsv { get; init; }

    /// <summary>One row per execution.</summary>
    public required string ExecutionLatencyCsv { get; init; }

    /// <summary>One row per review.</summary>
    public required string LlmReviewSummaryCsv { get; init; }

    /// <summary>One row per point of the equity curve.</summary>
    public required string EquityCurveCsv { get; init; }

    /// <summary>One row per decision.</summary>
    public required string DecisionsCsv { get; init; }

    /// <summary>The evidence tables as Parquet, by table: every row that the figures were computed from.</summary>
    public required IReadOnlyDictionary<string, string> EvidenceParquet { get; init; }

    /// <summary>Other files, by path.</summary>
    public required IReadOnlyList<ArtifactReference> Files { get; init; }
}
