using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>One of the compared runs.</summary>
public sealed record ComparedRunSummary
{
    /// <summary>How the run is called in this document: its id; with a number where several runs have the same id.</summary>
    public required string Label { get; init; }

    /// <summary>The user's name of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The manifest's dataset_id.</summary>
    public required string DatasetId { get; init; }

    /// <summary><c>embedded</c>, <c>cluster</c> or <c>external</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Where the day came from.</summary>
    public required string Source { get; init; }

    /// <summary>The trading day.</summary>
    [Format(Formats.Date)]
    public required string TradingDay { get; init; }

    /// <summary>First instant of the window.</summary>
    [Format(Formats.DateTime)]
    public required string WindowStart { get; init; }

    /// <summary>First instant after the window.</summary>
    [Format(Formats.DateTime)]
    public required string WindowEnd { get; init; }

    /// <summary>Version of the program that ran the day.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Hash of the input; null where only a ledger is known.</summary>
    public required string? InputHash { get; init; }

    /// <summary>SHA-256 over the decisions, as the report states it.</summary>
    [Format(Formats.Sha256)]
    public required string DecisionHash { get; init; }

    /// <summary>SHA-256 over the order events, as the report states it.</summary>
    [Format(Formats.Sha256)]
    public required string OrderHash { get; init; }

    /// <summary>The report's verdict.</summary>
    [Words("PASS", "WARN", "FAIL")]
    public required string Verdict { get; init; }

    /// <summary>Whether the ledger was read, so that decisions and orders are compared row by row.</summary>
    public required bool LedgerRead { get; init; }
}
