namespace Torghut.Platform.Embedded.Tape;

/// <summary>Limits of making tapes.</summary>
public sealed record TapeCacheOptions
{
    /// <summary>Whether a tape that is there is built anew all the same.</summary>
    public bool Rebuild { get; init; }

    /// <summary>Memory for events that wait for merging, bytes; beyond it they wait on disk.</summary>
    public long MemoryBudgetBytes { get; init; } = 48L << 20;

    /// <summary>Longest wait for another process that builds the same tape.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(30);
}
