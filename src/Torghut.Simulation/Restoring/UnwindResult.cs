using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Restoring;

/// <summary>What unwinding did.</summary>
/// <param name="Restored">What was put back.</param>
/// <param name="Unrestored">What could not be put back.</param>
/// <param name="JournalFailure">Why what was done could not be noted; null when it was.</param>
public sealed record UnwindResult(
    IReadOnlyList<Obligation> Restored, IReadOnlyList<UnrestoredThing> Unrestored, Exception? JournalFailure)
{
    /// <summary>Nothing was to be done.</summary>
    public static readonly UnwindResult Nothing = new([], [], null);

    /// <summary>Number of things put back.</summary>
    public int Released => Restored.Count;

    /// <summary>This and another together.</summary>
    public UnwindResult And(UnwindResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new UnwindResult(
            [.. Restored, .. other.Restored], [.. Unrestored, .. other.Unrestored], JournalFailure ?? other.JournalFailure);
    }
}
