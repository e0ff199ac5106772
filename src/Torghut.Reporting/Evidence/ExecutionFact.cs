namespace Torghut.Reporting.Evidence;

/// <summary>An order in scope. Words are numbers of the evidence's pool.</summary>
internal struct ExecutionFact
{
    public Guid Id;

    /// <summary>Index of the decision.</summary>
    public int Decision;

    public int Account;
    public int Symbol;
    public int Side;
    public int OrderType;
    public int Status;
    public int ExpectedAdapter;
    public int ActualAdapter;
    public int FallbackReason;
    public int FallbackCount;

    /// <summary>+1 buy, −1 sell, 0 for a side that is neither.</summary>
    public sbyte Direction;

    public bool HasCorrelationId;
    public bool HasIdempotencyKey;

    /// <summary>Whether an order event or the status says that the order was accepted.</summary>
    public bool Accepted;

    /// <summary>Whether an order event ends the order.</summary>
    public bool Ended;

    /// <summary>Best bid at submission.</summary>
    public decimal? ArrivalBid;

    /// <summary>Best offer at submission.</summary>
    public decimal? ArrivalAsk;

    public ContextFact Context;
    public string? ClientOrderId;
    public decimal SubmittedQty;
    public decimal FilledQty;
    public decimal? AvgFillPrice;
    public long CreatedNs;
    public long? LastUpdateNs;
    public long? LastFeedNs;

    /// <summary>Earliest event time among its order events.</summary>
    public long? FirstEventNs;

    /// <summary>Market time of its first fill.</summary>
    public long? FirstFillNs;

    /// <summary>Order events linked to it.</summary>
    public int EventCount;

    /// <summary>Index of the newest of its fill points; −1 without one.</summary>
    public int FillPoint;

    /// <summary>Index into the TCA rows; −1 without one.</summary>
    public int Tca;

    /// <summary>Whether anything was filled.</summary>
    public readonly bool Filled => FilledQty > 0;

    /// <summary>Whether all of it was filled.</summary>
    public readonly bool FilledInFull => Filled && FilledQty >= SubmittedQty;

    /// <summary>Whether the order went another way than expected: a reason, a count above 0, or another adapter.</summary>
    public readonly bool IsFallback => ActualAdapter != ExpectedAdapter || FallbackReason != 0 || FallbackCount > 0;

    /// <summary>Filled notional; null where the ledger has no price for the fill.</summary>
    public readonly decimal? FilledNotional => Filled ? FilledQty * AvgFillPrice : 0m;
}
