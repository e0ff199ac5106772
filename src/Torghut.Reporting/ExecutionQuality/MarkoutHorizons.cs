using Torghut.Market.Time;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>The times after a fill (or a decision) at which the market is looked at.</summary>
internal static class MarkoutHorizons
{
    /// <summary>Seconds.</summary>
    public static ReadOnlySpan<int> Seconds => [1, 5, 30, 60, 300];

    /// <summary>Index of the horizon of 60 seconds.</summary>
    public const int Minute = 3;

    /// <summary>Number of horizons.</summary>
    public static int Count => Seconds.Length;

    /// <summary>Nanoseconds of a horizon.</summary>
    public static long Ns(int horizon) => Seconds[horizon] * EventTime.NsPerSecond;
}
