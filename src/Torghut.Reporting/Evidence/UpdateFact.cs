namespace Torghut.Reporting.Evidence;

/// <summary>What the message of an order update says beyond its row.</summary>
internal struct UpdateFact
{
    /// <summary>Market time.</summary>
    public long? TimeNs;

    /// <summary>Price of this fill alone.</summary>
    public decimal? Price;

    /// <summary>Rule of the execution simulation that filled or ended the order; the empty word without one.</summary>
    public int Rule;

    /// <summary>Best bid at that moment.</summary>
    public decimal? Bid;

    /// <summary>Best offer at that moment.</summary>
    public decimal? Ask;
}
