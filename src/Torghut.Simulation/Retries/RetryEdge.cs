using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Retries;

/// <summary>One place where the program meets something outside that may fail for a moment.</summary>
public sealed record RetryEdge
{
    /// <summary>Name in notes and seeds, for example <c>postgres</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of the delays' jitter; equal seeds give equal delays.</summary>
    public required long Seed { get; init; }

    /// <summary>
    /// Whether a failure may pass by itself. A refusal (wrong password, conflict, bad request) never does. Only calls that
    /// may be repeated harmlessly belong at an edge: a mutation first learns whether its earlier attempt took effect.
    /// </summary>
    public required Func<Exception, bool> IsTransient { get; init; }

    /// <summary>Hears of each repetition; it ends up in <c>run-manifest.json</c>.</summary>
    public required IProgressObserver Observer { get; init; }

    /// <summary>Limits.</summary>
    public RetryLimits Limits { get; init; } = new();
}
