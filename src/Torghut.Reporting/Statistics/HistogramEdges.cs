namespace Torghut.Reporting.Statistics;

/// <summary>Fixed edges, so that histograms of two runs can be compared bin by bin.</summary>
public static class HistogramEdges
{
    /// <summary>For latencies, milliseconds: 1-2-5 steps from 1 ms to 20 s, then a minute and ten.</summary>
    public static IReadOnlyList<double> LatencyMs { get; } =
        [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000, 600_000];

    /// <summary>For signed differences in basis points.</summary>
    public static IReadOnlyList<double> Bps { get; } =
        [-100, -50, -20, -10, -5, -2, -1, -0.5, 0, 0.5, 1, 2, 5, 10, 20, 50, 100];

    /// <summary>For confidences and probabilities: tenths.</summary>
    public static IReadOnlyList<double> Tenths { get; } = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
}
