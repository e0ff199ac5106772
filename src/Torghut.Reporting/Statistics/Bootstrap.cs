namespace Torghut.Reporting.Statistics;

/// <summary>
/// The percentile bootstrap of a mean (Efron 1979): values are drawn with replacement as if they were independent. 2,000
/// resamples; fewer above 10,000 values, so that no more than 20 million values (or 200 resamples) are drawn.
/// </summary>
internal static class Bootstrap
{
    private const int MostResamples = 2_000;
    private const int FewestResamples = 200;
    private const int MostDraws = 20_000_000;

    /// <summary>The interval of the mean.</summary>
    public static MeanInterval OfMean(ReadOnlySpan<double> values, long seed)
    {
        if (values.Length < 2)
        {
            return new MeanInterval
            {
                Count = values.Length,
                Mean = values.IsEmpty ? null : values[0],
                Low95 = null,
                High95 = null,
                ShareAboveZero = null,
                Resamples = 0,
                Seed = seed,
            };
        }

        int resamples = Math.Clamp(MostDraws / values.Length, FewestResamples, MostResamples);
        var means = new double[resamples];
        int above = 0;
        for (int i = 0; i < resamples; i++)
        {
            means[i] = MeanOfResample(values, new CounterRandom(seed), (ulong)i * (ulong)values.Length);
            above += means[i] > 0 ? 1 : 0;
        }

        Array.Sort(means);
        return new MeanInterval
        {
            Count = values.Length,
            Mean = Mean(values),
            Low95 = Percentile.OfSorted(means, 2.5),
            High95 = Percentile.OfSorted(means, 97.5),
            ShareAboveZero = Rate.Of(above, resamples),
            Resamples = resamples,
            Seed = seed,
        };
    }

    private static double MeanOfResample(ReadOnlySpan<double> values, CounterRandom random, ulong firstCounter)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[random.Index(firstCounter + (ulong)i, values.Length)];
        }

        return sum / values.Length;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
