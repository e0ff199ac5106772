namespace Torghut.Reporting.Evidence;

/// <summary>What an execution's audit says.</summary>
internal struct AuditFact
{
    public ContextFact Context;

    /// <summary>Best bid at submission.</summary>
    public decimal? ArrivalBid;

    /// <summary>Best offer at submission.</summary>
    public decimal? ArrivalAsk;
}
