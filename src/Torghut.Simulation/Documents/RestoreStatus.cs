namespace Torghut.Simulation.Documents;

/// <summary>Whether everything that a run changed is back.</summary>
public sealed record RestoreStatus
{
    /// <summary>Whether nothing is outstanding.</summary>
    public required bool Restored { get; init; }

    /// <summary>Every obligation of the run with its last status, in the order of the pledges.</summary>
    public required IReadOnlyList<RestoreItem> Obligations { get; init; }
}
