namespace Torghut.Reporting.Pnl;

/// <summary>A position while the curve is drawn.</summary>
internal sealed class CurvePosition(int symbol)
{
    public int Symbol { get; } = symbol;

    public decimal Qty { get; set; }

    /// <summary>Price of the last fill.</summary>
    public decimal? LastPrice { get; set; }
}
