namespace Torghut.Reporting.Evidence;

/// <summary>A TCA row in scope.</summary>
internal struct TcaFact
{
    public Guid Id;
    public int Execution;
    public long ComputedNs;
    public decimal? ArrivalPrice;
    public decimal? AvgFillPrice;
    public decimal? SlippageBps;
    public decimal? ShortfallNotional;
    public decimal? RealizedShortfallBps;
    public decimal? DivergenceBps;
    public decimal? ExpectedShortfallBpsP50;
    public decimal ChurnQty;
}
