namespace Torghut.Simulation.Restoring;

/// <summary>What restoring one thing came to.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome()
    {
    }

    /// <summary>It is back, and was read back.</summary>
    /// <param name="Detail">What is worth knowing, for example that someone else had put it back; null when nothing is.</param>
    public sealed record Restored(string? Detail) : RestoreOutcome;

    /// <summary>Someone else changed it; it was left alone.</summary>
    /// <param name="Present">What is there; null for nothing.</param>
    /// <param name="Detail">What is known of the change.</param>
    public sealed record Drifted(string? Present, string Detail) : RestoreOutcome;

    /// <summary>It could not be put back.</summary>
    /// <param name="Present">What was there last; null for nothing or not known.</param>
    /// <param name="Detail">What failed.</param>
    public sealed record Failed(string? Present, string Detail) : RestoreOutcome;
}
