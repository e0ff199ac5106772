namespace Torghut.Reporting.Statistics;

/// <summary>
/// Percentiles by linear interpolation between the two nearest ranks: sorted ascending, rank (n − 1)·p/100 (method 7 of
/// Hyndman and Fan, the default of NumPy and of SQL's <c>quantile_cont</c>).
/// </summary>
public static class Percentile
{
    /// <summary>The percentile of values sorted ascending; null without values.</summary>
    /// <param name="sorted">Values, ascending.</param>
    /// <param name="percent">0 to 100.</param>
    public static double? OfSorted(ReadOnlySpan<double> sorted, double percent)
    {
        if (sorted.IsEmpty)
        {
            return null;
        }

        double rank = (sorted.Length - 1) * percent / 100.0;
        int low = (int)rank;
        if (low >= sorted.Length - 1)
        {
            return sorted[^1];
        }

        double fraction = rank - low;
        return fraction == 0 ? sorted[low] : sorted[low] + ((sorted[low + 1] - sorted[low]) * fraction);
    }
}
