using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>How a run ended.</summary>
public sealed record RunOutcome
{
    /// <summary>The exit code.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>The last state.</summary>
    public required RunState State { get; init; }

    /// <summary>Its folder.</summary>
    public required RunFolder Folder { get; init; }

    /// <summary>The first failure; null when there was none.</summary>
    public SimulationException? Failure { get; init; }

    /// <summary>Every failure, in order.</summary>
    public IReadOnlyList<SimulationException> Failures { get; init; } = [];

    /// <summary>Whether it was stopped from outside.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Whether it had been finished before and was only read.</summary>
    public bool AlreadyFinished { get; init; }
}
