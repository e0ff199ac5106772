namespace Torghut.Simulation.Obligations;

/// <summary>A pledge to put one thing back, complete enough for any later process to keep it.</summary>
public sealed record Obligation
{
    /// <summary>Unique within the run among what is outstanding, for example <c>scratch-folder</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of thing; the platform knows how to read and change each of its kinds.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing, for example a path relative to the run folder.</summary>
    public required string Target { get; init; }

    /// <summary>Which phase puts it back.</summary>
    public ObligationScope Scope { get; init; }

    /// <summary>
    /// Which of several things that had this name one after the other, for example a Kubernetes uid; null where names are
    /// enough. A thing with another identity is someone else's.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>What was there before; null for nothing.</summary>
    public string? Captured { get; init; }

    /// <summary>What the run puts there; null for nothing.</summary>
    public string? Intended { get; init; }

    /// <summary>
    /// Whether what the run puts there goes away by itself, for example a request that is taken: that it is gone again is
    /// then no sign that the change was not made.
    /// </summary>
    public bool EndsByItself { get; init; }

    /// <summary>What the user wants there afterwards instead of <see cref="Captured"/>; null for what was captured.</summary>
    public string? RestoreAs { get; init; }

    /// <summary>What restoring does, in a sentence.</summary>
    public string? Restore { get; init; }

    /// <summary>The command that restores it by hand.</summary>
    public required string ManualCommand { get; init; }

    /// <summary>The value to restore.</summary>
    internal string? RestoreValue => RestoreAs ?? Captured;
}
