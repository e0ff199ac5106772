using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>strategies</c>: a configured strategy.</summary>
public sealed record StrategyRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Free text.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it may decide.</summary>
    public required bool Enabled { get; init; }

    /// <summary><c>1Sec</c> or <c>1Min</c>.</summary>
    public required string BaseTimeframe { get; init; }

    /// <summary>Kind of universe: <c>static</c>.</summary>
    public required string UniverseType { get; init; }

    /// <summary>JSON list of symbols; null for all.</summary>
    public string? UniverseSymbols { get; init; }

    /// <summary>Most of the equity in one position, as a fraction; null without limit.</summary>
    public decimal? MaxPositionPctEquity { get; init; }

    /// <summary>Largest notional of one order; null without limit.</summary>
    public decimal? MaxNotionalPerTrade { get; init; }

    /// <summary>Event time of creation (window start).</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Event time of the last change.</summary>
    public required Instant UpdatedAt { get; init; }
}
