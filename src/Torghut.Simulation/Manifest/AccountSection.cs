using Torghut.Trading.Execution;

namespace Torghut.Simulation.Manifest;

/// <summary>The simulated account at the start.</summary>
public sealed record AccountSection
{
    /// <summary>Cash.</summary>
    public decimal StartingCash { get; init; } = new AccountOptions().StartingCash;

    /// <summary>Positions, one per symbol.</summary>
    public IReadOnlyList<StartingPosition> Positions { get; init; } = new AccountOptions().Positions;
}
