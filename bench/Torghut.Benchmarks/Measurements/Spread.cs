namespace Torghut.Benchmarks.Measurements;

/// <summary>The middle and the ends of a handful of measurements.</summary>
/// <param name="Median">Half are at most this; the mean of the middle two where their number is even.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The largest.</param>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    /// <summary>The spread of at least one value.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }
}
