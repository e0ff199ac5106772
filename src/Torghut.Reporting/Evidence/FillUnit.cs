namespace Torghut.Reporting.Evidence;

/// <summary>A quantity that changed hands at one moment: what FIFO matches.</summary>
internal struct FillUnit
{
    /// <summary>Index of the execution.</summary>
    public int Execution;

    /// <summary>Market time.</summary>
    public long TimeNs;

    /// <summary>Shares, above 0.</summary>
    public decimal Qty;

    /// <summary>Price; null where the ledger has none.</summary>
    public decimal? Price;
}
