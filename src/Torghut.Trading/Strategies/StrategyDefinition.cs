namespace Torghut.Trading.Strategies;

/// <summary>One configured strategy.</summary>
public sealed record StrategyDefinition
{
    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Which built-in strategy it is.</summary>
    public required StrategyKind Kind { get; init; }

    /// <summary>Symbols that it trades; null for all.</summary>
    public IReadOnlyList<string>? Symbols { get; init; }

    /// <summary>Whether it may decide.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Largest notional of one order; null for the risk limit alone.</summary>
    public decimal? MaxNotionalPerTrade { get; init; }

    /// <summary>Largest position as a fraction of equity; null for the risk limit alone.</summary>
    public decimal? MaxPositionPctEquity { get; init; }

    /// <summary>Thresholds and exit overlays.</summary>
    public StrategyParameters Parameters { get; init; } = new();
}
