namespace Torghut.Simulation.Restoring;

/// <summary>What unwinding did.</summary>
/// <param name="Released">Things put back.</param>
/// <param name="Unrestored">Things that could not be put back.</param>
/// <param name="JournalFailure">Why what was done could not be noted; null when it was.</param>
public sealed record UnwindResult(int Released, IReadOnlyList<UnrestoredThing> Unrestored, Exception? JournalFailure)
{
    /// <summary>Nothing was to be done.</summary>
    public static readonly UnwindResult Nothing = new(0, [], null);

    /// <summary>This and another together.</summary>
    public UnwindResult And(UnwindResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new UnwindResult(
            Released + other.Released, [.. Unrestored, .. other.Unrestored], JournalFailure ?? other.JournalFailure);
    }
}
