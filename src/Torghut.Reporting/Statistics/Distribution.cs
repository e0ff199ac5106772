using System.Runtime.InteropServices;
using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Statistics;

/// <summary>Size, centre and tail of a sample. Percentiles interpolate linearly at rank (n − 1)·p/100; without values all but the count are null.</summary>
public sealed record Distribution
{
    /// <summary>The empty sample.</summary>
    public static Distribution Empty { get; } = new();

    /// <summary>Sample size.</summary>
    [Unit(Units.Count)]
    public int Count { get; init; }

    /// <summary>Arithmetic mean.</summary>
    [Unit(Units.AsStated)]
    public double? Mean { get; init; }

    /// <summary>Sample standard deviation (n − 1); null under 2 values.</summary>
    [Unit(Units.AsStated)]
    public double? StdDev { get; init; }

    /// <summary>Smallest value.</summary>
    [Unit(Units.AsStated)]
    public double? Min { get; init; }

    /// <summary>Median.</summary>
    [Unit(Units.AsStated)]
    public double? P50 { get; init; }

    /// <summary>90th percentile.</summary>
    [Unit(Units.AsStated)]
    public double? P90 { get; init; }

    /// <summary>95th percentile.</summary>
    [Unit(Units.AsStated)]
    public double? P95 { get; init; }

    /// <summary>99th percentile.</summary>
    [Unit(Units.AsStated)]
    public double? P99 { get; init; }

    /// <summary>Largest value.</summary>
    [Unit(Units.AsStated)]
    public double? Max { get; init; }

    /// <summary>Describes a sample. Sorts the list in place; the mean is summed in sorted order.</summary>
    public static Distribution Of(List<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return Empty;
        }

        Span<double> sorted = CollectionsMarshal.AsSpan(values);
        sorted.Sort();
        return OfSorted(sorted);
    }

    /// <summary>Describes values that are sorted ascending.</summary>
    public static Distribution OfSorted(ReadOnlySpan<double> sorted)
    {
        if (sorted.IsEmpty)
        {
            return Empty;
        }

        double sum = 0;
        foreach (double value in sorted)
        {
            sum += value;
        }

        double mean = sum / sorted.Length;
        double squares = 0;
        foreach (double value in sorted)
        {
            squares += (value - mean) * (value - mean);
        }

        return new Distribution
        {
            Count = sorted.Length,
            Mean = mean,
            StdDev = sorted.Length < 2 ? null : Math.Sqrt(squares / (sorted.Length - 1)),
            Min = sorted[0],
            P50 = Percentile.OfSorted(sorted, 50),
            P90 = Percentile.OfSorted(sorted, 90),
            P95 = Percentile.OfSorted(sorted, 95),
            P99 = Percentile.OfSorted(sorted, 99),
            Max = sorted[^1],
        };
    }
}
