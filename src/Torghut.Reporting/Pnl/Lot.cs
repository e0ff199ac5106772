namespace Torghut.Reporting.Pnl;

/// <summary>What is left of one opening fill.</summary>
internal struct Lot
{
    public int Execution;
    public int Strategy;
    public long TimeNs;
    public decimal Qty;
    public decimal? Price;
}
