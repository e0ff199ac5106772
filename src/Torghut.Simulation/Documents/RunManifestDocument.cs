using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Documents;

/// <summary><c>run-manifest.json</c>: all that was done.</summary>
public sealed record RunManifestDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.run-manifest.v1";

    /// <summary>The user's name of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The name made safe.</summary>
    public required string RunToken { get; init; }

    /// <summary>The manifest's <c>dataset_id</c>.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Platform.</summary>
    public required string Platform { get; init; }

    /// <summary>Mode.</summary>
    public required string Mode { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>SHA-256 of the canonical manifest.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>Input; null when it was never looked at.</summary>
    public InputInspection? Source { get; init; }

    /// <summary>The input's hash.</summary>
    public string? InputHash { get; init; }

    /// <summary>Rows by table and records replayed; null without a replay.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>The report's identity and verdict; null without a report.</summary>
    public RunManifestReport? Report { get; init; }

    /// <summary>How it was proven that nothing reverts the run's changes; null where nothing was switched.</summary>
    public AutomationEvidence? Automation { get; init; }

    /// <summary>What happened on the way.</summary>
    public required IReadOnlyList<RunNote> Notes { get; init; }

    /// <summary>Every failure of the attempt, the first cause first.</summary>
    public IReadOnlyList<RunNote> Errors { get; init; } = [];

    /// <summary>Number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether everything is back.</summary>
    public required RestoreStatus RestoreStatus { get; init; }

    /// <summary>How the command ended.</summary>
    public required int ExitCode { get; init; }
}
