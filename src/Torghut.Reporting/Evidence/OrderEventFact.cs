namespace Torghut.Reporting.Evidence;

/// <summary>An order event in scope. Words are numbers of the evidence's pool.</summary>
internal struct OrderEventFact
{
    /// <summary>Index of the execution; −1 if it belongs to none.</summary>
    public int Execution;

    public int EventType;
    public long? EventNs;
    public string? ClientOrderId;
    public decimal? Qty;
    public decimal? FilledQty;
    public decimal? AvgFillPrice;
}
