using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>execution_order_events</c>: an order update as the feed delivered it.</summary>
public sealed record ExecutionOrderEventRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of order id, event, status, time and filled quantity.</summary>
    public required string EventFingerprint { get; init; }

    /// <summary>Topic of the feed.</summary>
    public required string SourceTopic { get; init; }

    /// <summary>Partition of the update.</summary>
    public int? SourcePartition { get; init; }

    /// <summary>Offset of the update.</summary>
    public long? SourceOffset { get; init; }

    /// <summary>Account.</summary>
    public required string AlpacaAccountLabel { get; init; }

    /// <summary>Sequence per account.</summary>
    public long? FeedSeq { get; init; }

    /// <summary>When the trader knew: market time + acknowledgement latency.</summary>
    public Instant? EventTs { get; init; }

    /// <summary>Symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>Order id at the broker.</summary>
    public string? AlpacaOrderId { get; init; }

    /// <summary>Our order id.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary><c>new, fill, partial_fill, canceled, expired, rejected, …</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Status of the order after the event.</summary>
    public string? Status { get; init; }

    /// <summary>Ordered quantity, shares.</summary>
    public decimal? Qty { get; init; }

    /// <summary>Cumulative filled quantity, shares.</summary>
    public decimal? FilledQty { get; init; }

    /// <summary>Average fill price so far.</summary>
    public decimal? AvgFillPrice { get; init; }

    /// <summary>JSON of the envelope.</summary>
    public required string RawEvent { get; init; }

    /// <summary>Execution.</summary>
    public Guid? ExecutionId { get; init; }

    /// <summary>Decision.</summary>
    public Guid? TradeDecisionId { get; init; }

    /// <summary>When the row was written, event time.</summary>
    public required Instant CreatedAt { get; init; }
}
