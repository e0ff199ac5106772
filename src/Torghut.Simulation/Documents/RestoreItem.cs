namespace Torghut.Simulation.Documents;

/// <summary>One obligation and how far it is.</summary>
/// <param name="Id">Obligation.</param>
/// <param name="Target">Thing.</param>
/// <param name="Status"><c>pledged, performed, released, failed, drifted</c>.</param>
/// <param name="Detail">What is there instead, or what failed.</param>
public sealed record RestoreItem(string Id, string Target, string Status, string? Detail)
{
    /// <summary>What was there before the run; null for nothing.</summary>
    public string? Captured { get; init; }

    /// <summary>What the run put there; null for nothing.</summary>
    public string? Intended { get; init; }

    /// <summary>Whether the user asked for something else than what was captured.</summary>
    public bool RestoredAsRequested { get; init; }
}
