using Torghut.Reporting.Prices;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>How far the market has gone since a price, seen from one side.</summary>
internal static class Markout
{
    /// <summary>Direction·(mid at a time − price)/price·10000; NaN without a price, a mid, or after the window.</summary>
    public static double Of(SymbolSeries? series, int direction, double? price, long timeNs, long windowEndNs)
    {
        if (series is null || direction == 0 || price is not > 0 || timeNs > windowEndNs || series.MidAt(timeNs) is not { } mid)
        {
            return double.NaN;
        }

        return direction * (mid - price.Value) / price.Value * 10_000;
    }
}
