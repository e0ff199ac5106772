using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>executions</c>: an order.</summary>
public sealed record ExecutionRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Decision behind the order.</summary>
    public Guid? TradeDecisionId { get; init; }

    /// <summary>Account.</summary>
    public required string AlpacaAccountLabel { get; init; }

    /// <summary>Order id at the broker.</summary>
    public required string AlpacaOrderId { get; init; }

    /// <summary>Our order id: the decision hash.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary><c>market</c> or <c>limit</c>.</summary>
    public required string OrderType { get; init; }

    /// <summary><c>day</c> or <c>ioc</c>.</summary>
    public required string TimeInForce { get; init; }

    /// <summary>Ordered quantity, shares.</summary>
    public required decimal SubmittedQty { get; init; }

    /// <summary>Filled quantity, shares.</summary>
    public required decimal FilledQty { get; init; }

    /// <summary>Volume-weighted fill price; null without a fill.</summary>
    public decimal? AvgFillPrice { get; init; }

    /// <summary>Status of the order.</summary>
    public required string Status { get; init; }

    /// <summary>Adapter that should have executed.</summary>
    public required string ExecutionExpectedAdapter { get; init; }

    /// <summary>Adapter that did execute; <c>unknown</c> if nobody said.</summary>
    public required string ExecutionActualAdapter { get; init; }

    /// <summary>Why another adapter executed.</summary>
    public string? ExecutionFallbackReason { get; init; }

    /// <summary>Number of fallbacks.</summary>
    public int ExecutionFallbackCount { get; init; }

    /// <summary>Correlation id.</summary>
    public string? ExecutionCorrelationId { get; init; }

    /// <summary>Idempotency key.</summary>
    public string? ExecutionIdempotencyKey { get; init; }

    /// <summary>JSON with the route and the simulation context.</summary>
    public string? ExecutionAuditJson { get; init; }

    /// <summary>JSON of the order as the broker returned it.</summary>
    public string? RawOrder { get; init; }

    /// <summary>Time of the last applied update.</summary>
    public Instant? LastUpdateAt { get; init; }

    /// <summary>Event time of the last order event.</summary>
    public Instant? OrderFeedLastEventTs { get; init; }

    /// <summary>Sequence of the last order event.</summary>
    public long? OrderFeedLastSeq { get; init; }

    /// <summary>Time of submission.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Time of the last change.</summary>
    public required Instant UpdatedAt { get; init; }
}
