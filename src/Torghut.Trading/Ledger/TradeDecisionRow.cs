using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>trade_decisions</c>: what a strategy wanted and what became of it.</summary>
public sealed record TradeDecisionRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Strategy.</summary>
    public required Guid StrategyId { get; init; }

    /// <summary>Account.</summary>
    public required string AlpacaAccountLabel { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>1Sec</c> or <c>1Min</c>.</summary>
    public required string Timeframe { get; init; }

    /// <summary>The decision document.</summary>
    public required string DecisionJson { get; init; }

    /// <summary>Why, as tokens.</summary>
    public string? Rationale { get; init; }

    /// <summary>SHA-256 of the intent before sizing; null in a ledger without it.</summary>
    public string? DecisionHash { get; init; }

    /// <summary><c>planned, submitted, rejected, blocked</c>, then the status of the order.</summary>
    public required string Status { get; init; }

    /// <summary>Time of the last fill; null without one.</summary>
    public Instant? ExecutedAt { get; init; }

    /// <summary>Time of the decision.</summary>
    public required Instant CreatedAt { get; init; }
}
