using System.Text.Json.Serialization;

namespace Torghut.Simulation.Lifecycle;

/// <summary><c>run-state.json</c>: where a run is, replaced at every transition.</summary>
public sealed record RunState
{
    /// <summary>Version of this document.</summary>
    public const string CurrentSchema = "torghut.run-state.v1";

    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The user's name of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The name made safe.</summary>
    public required string RunToken { get; init; }

    /// <summary>The mode that was asked for: <c>apply</c> or <c>run</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Version of the program that wrote it.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>SHA-256 of the canonical manifest.</summary>
    public required string ManifestHash { get; init; }

    /// <summary>Number of the attempt, from 1.</summary>
    public int Attempt { get => Math.Max(field, 1); init; }

    /// <summary>The phase that runs or ran last.</summary>
    public RunPhase Phase { get; init; }

    /// <summary>The phase that ended last in this attempt; null when none has, or one runs.</summary>
    [JsonIgnore]
    public RunPhase? LastPhase => TransitionTable.IsEnd(this[Phase].Status) ? Phase : null;

    /// <summary>Every phase, in order.</summary>
    public IReadOnlyList<PhaseState> Phases { get; init; } =
        [.. Enum.GetValues<RunPhase>().Select(phase => new PhaseState { Phase = phase })];

    /// <summary>When the attempt began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How the command ended; null while it has not.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The report's verdict; null without a report.</summary>
    public string? Verdict { get; init; }

    /// <summary>Transitions of all attempts, the oldest first; the last few hundred are kept.</summary>
    public IReadOnlyList<RunTransition> History { get => field ?? []; init; }

    /// <summary>Whether the run is over and its outcome final: replayed, monitored, reported, and everything restored.</summary>
    [JsonIgnore]
    public bool IsFinished => ExitCode is 0 or 6
        && EndedAt is not null
        && this[RunPhase.Monitor].Status == PhaseStatus.Ok
        && this[RunPhase.Report].Status == PhaseStatus.Ok
        && this[RunPhase.Teardown].Status is PhaseStatus.Ok or PhaseStatus.Skipped
        && this[RunPhase.ArgocdRestore].Status is PhaseStatus.Ok or PhaseStatus.Skipped;

    /// <summary>One phase.</summary>
    public PhaseState this[RunPhase phase] => Phases.First(state => state.Phase == phase);
}
