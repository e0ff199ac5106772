using System.Text.Json;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Request;
using Torghut.Trading.Execution.Models;

namespace Torghut.Reporting.Identity;

/// <summary>Which run the report is about and what it was run with. The run's name stands here and nowhere else.</summary>
public sealed record RunMetadata
{
    /// <summary>The user's name for the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The name made safe.</summary>
    public required string RunToken { get; init; }

    /// <summary>The manifest's dataset_id.</summary>
    public required string DatasetId { get; init; }

    /// <summary><c>embedded</c> or <c>cluster</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Where the day came from.</summary>
    public required SourceDescription Source { get; init; }

    /// <summary>Hash of the input; null where only a ledger is known.</summary>
    public required string? InputHash { get; init; }

    /// <summary>SHA-256 over the decisions, one canonical JSON line each. Equal for two runs that decided the same.</summary>
    [Format(Formats.Sha256)]
    public required string DecisionHash { get; init; }

    /// <summary>SHA-256 over the order events, one canonical JSON line each. Equal for two runs whose orders fared the same.</summary>
    [Format(Formats.Sha256)]
    public required string OrderHash { get; init; }

    /// <summary>Version of the program that ran the day.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Calendar behind the window.</summary>
    public required CalendarIdentity Calendar { get; init; }

    /// <summary>Symbols of the run; those of the ledger where only a ledger is known.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Strategies of the ledger.</summary>
    public required IReadOnlyList<StrategyIdentity> Strategies { get; init; }

    /// <summary>Whether decisions could be reviewed by a language model.</summary>
    public required bool ReviewEnabled { get; init; }

    /// <summary>Whether latencies were modelled rather than measured.</summary>
    public required bool LatenciesModelled { get; init; }

    /// <summary>Assumptions of the execution simulation.</summary>
    public required IReadOnlyList<ExecutionModelDescription> ExecutionModels { get; init; }

    /// <summary>Fees that the report charges.</summary>
    public required CostAssumptions CostAssumptions { get; init; }

    /// <summary>Least activity.</summary>
    public required MonitorThresholds MonitorThresholds { get; init; }

    /// <summary>Thresholds of the findings.</summary>
    public required VerdictThresholds VerdictThresholds { get; init; }

    /// <summary>The parameters of the run as the manifest and its defaults give them; null where only a ledger is known.</summary>
    public required JsonElement? Parameters { get; init; }
}
