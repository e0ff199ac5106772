namespace Torghut.Trading.Execution;

/// <summary>The simulated account at the start of the run.</summary>
public sealed record AccountOptions
{
    /// <summary>Label of the account in every row.</summary>
    public string Label { get; init; } = "paper";

    /// <summary>The manifest's own label, as it enters the decision hash; null where the manifest gives none.</summary>
    public string? HashLabel { get; init; }

    /// <summary>Cash at the start.</summary>
    public decimal StartingCash { get; init; } = 100_000m;

    /// <summary>Positions at the start, by symbol.</summary>
    public IReadOnlyList<StartingPosition> Positions { get; init; } = [];
}
