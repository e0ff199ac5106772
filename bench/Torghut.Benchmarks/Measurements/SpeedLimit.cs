using System.Diagnostics;
using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Benchmarks.Measurements;

/// <summary>
/// How fast this machine goes through the day's events at all: one loop over all of them, in memory, that adds up every
/// field and does nothing else. Measured in the same process as the figure that is compared with it, so that a busy or
/// slow machine lowers both.
/// </summary>
internal static class SpeedLimit
{
    private const int Passes = 9;

    /// <summary>Events per second, the median of several passes.</summary>
    public static double Measure(IMarketTape tape)
    {
        MarketEvent[] events = Load(tape);
        if (events.Length == 0)
        {
            return 0;
        }

        long check = Sum(events);
        var seconds = new double[Passes];
        for (int i = 0; i < Passes; i++)
        {
            long start = Stopwatch.GetTimestamp();
            long sum = Sum(events);
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (sum != check)
            {
                throw new InvalidOperationException("Two sums over the same events differ.");
            }
        }

        return events.Length / Spread.Of(seconds).Median;
    }

    private static MarketEvent[] Load(IMarketTape tape)
    {
        var events = new MarketEvent[tape.EventCount];
        using IMarketTapeReader reader = tape.OpenReader();
        var batch = new MarketEventBatch(8_192);
        int count = 0;
        while (reader.Read(batch))
        {
            batch.Events.CopyTo(events.AsSpan(count));
            count += batch.Count;
        }

        return events;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long Sum(ReadOnlySpan<MarketEvent> events)
    {
        long sum = 0;
        unchecked
        {
            foreach (ref readonly MarketEvent e in events)
            {
                sum += e.EventTimeNs + e.BidPriceE8 + e.BidSizeE8 + e.AskPriceE8 + e.AskSizeE8 + e.Offset
                    + e.Partition + e.Symbol + (int)e.Channel + (int)e.Flags;
            }
        }

        return sum;
    }
}
