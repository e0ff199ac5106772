using System.Runtime.InteropServices;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Reviewers;

/// <summary>Means and sums with their bootstrap intervals, all with one seed, so that reviewers see the same resamples.</summary>
internal static class Intervals
{
    /// <summary>The mean.</summary>
    public static Interval OfMean(List<double> values, long seed) => Scale(values, seed, 1);

    /// <summary>The sum: count times the mean.</summary>
    public static Interval OfSum(List<double> values, long seed) => Scale(values, seed, values.Count);

    private static Interval Scale(List<double> values, long seed, double factor)
    {
        MeanInterval mean = Bootstrap.OfMean(CollectionsMarshal.AsSpan(values), seed);
        return new Interval(mean.Count, mean.Mean * factor, mean.Low95 * factor, mean.High95 * factor);
    }
}
