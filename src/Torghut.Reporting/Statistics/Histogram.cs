namespace Torghut.Reporting.Statistics;

/// <summary>Counts values between fixed edges, so that histograms of two runs can be compared bin by bin.</summary>
public static class Histogram
{
    /// <summary>Edges for latencies, milliseconds: 1-2-5 steps from 1 ms to 10 minutes.</summary>
    public static IReadOnlyList<double> LatencyEdgesMs { get; } =
        [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000, 600_000];

    /// <summary>Edges for signed differences in basis points.</summary>
    public static IReadOnlyList<double> BpsEdges { get; } =
        [-100, -50, -20, -10, -5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>Counts values sorted ascending into the bins between the edges and one bin open to each side.</summary>
    public static IReadOnlyList<HistogramBin> OfSorted(ReadOnlySpan<double> sorted, IReadOnlyList<double> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var bins = new HistogramBin[edges.Count + 1];
        int at = 0;
        for (int i = 0; i <= edges.Count; i++)
        {
            int first = at;
            while (at < sorted.Length && (i == edges.Count || sorted[at] < edges[i]))
            {
                at++;
            }

            bins[i] = new HistogramBin
            {
                From = i == 0 ? null : edges[i - 1],
                To = i == edges.Count ? null : edges[i],
                Count = at - first,
            };
        }

        return bins;
    }
}
