namespace Torghut.Reporting.Evidence;

/// <summary>What one fill event says; the points of an execution are a linked list.</summary>
internal struct FillPoint
{
    /// <summary>Index of the next point of the same execution; −1 at the end.</summary>
    public int Next;

    /// <summary>Cumulative filled quantity.</summary>
    public decimal Filled;

    /// <summary>Average price of all fills so far.</summary>
    public decimal? AveragePrice;

    /// <summary>Price of this fill alone.</summary>
    public decimal? Price;

    /// <summary>Market time.</summary>
    public long TimeNs;
}
