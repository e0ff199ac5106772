using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Market.Integrity;

/// <summary>
/// Measures how much of the session an input covers. A minute counts as covered when at least one trade or quote lies in
/// it; a minute of the window is <c>[start + n min, start + (n + 1) min)</c>.
/// </summary>
public static class CoverageCalculator
{
    /// <summary>Computes the coverage of a window.</summary>
    /// <exception cref="ArgumentException">A symbol's counts are not one per minute of the window.</exception>
    public static CoverageSummary Compute(InputStatistics statistics, ReplayWindow window)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(window);
        if (statistics.Coverage.FirstOrDefault(row => row.EventsByMinute.Count != window.Minutes) is { } wrong)
        {
            throw new ArgumentException(
                $"{wrong.Symbol} has {wrong.EventsByMinute.Count} minutes; the window has {window.Minutes}.", nameof(statistics));
        }

        (int first, int count) = TargetMinutes(window);
        bool[] any = new bool[window.Minutes];
        List<SymbolPresence> symbols = [];
        foreach (IGrouping<string, SymbolCoverage> rows in statistics.Coverage
            .GroupBy(row => row.Symbol, StringComparer.Ordinal)
            .OrderBy(rows => rows.Key, StringComparer.Ordinal))
        {
            symbols.Add(OfSymbol(rows.Key, [.. rows.OrderBy(row => row.Channel)], window, any));
        }

        return new CoverageSummary
        {
            TargetMinutes = count,
            CoveredMinutes = any.AsSpan(first, count).Count(true),
            Missing = Missing(any, window),
            Symbols = symbols,
        };
    }

    /// <summary>Adds the symbol's minutes to those of any symbol on the way.</summary>
    private static SymbolPresence OfSymbol(string symbol, SymbolCoverage[] rows, ReplayWindow window, bool[] anyOfAll)
    {
        (int first, int count) = TargetMinutes(window);
        bool[] any = new bool[window.Minutes];
        foreach (SymbolCoverage row in rows.Where(row => row.Channel is EventChannel.Trade or EventChannel.Quote))
        {
            for (int minute = 0; minute < any.Length; minute++)
            {
                bool present = row.EventsByMinute[minute] > 0;
                any[minute] |= present;
                anyOfAll[minute] |= present;
            }
        }

        int covered = any.AsSpan(first, count).Count(true);
        return new SymbolPresence
        {
            Symbol = symbol,
            CoveredMinutes = covered,
            Ratio = (double)covered / count,
            Missing = Missing(any, window),

            // Trading status is silent by nature.
            Channels = [.. rows.Where(row => row.Channel != EventChannel.Status).Select(row => OfChannel(row, window))],
        };
    }

    private static ChannelPresence OfChannel(SymbolCoverage row, ReplayWindow window)
    {
        (int first, int count) = TargetMinutes(window);
        bool[] present = [.. row.EventsByMinute.Select(events => events > 0)];
        int covered = present.AsSpan(first, count).Count(true);
        Instant silence = EventTime.ToInstant(row.LongestSilenceStartNs);
        return new ChannelPresence
        {
            Channel = row.Channel,
            Events = row.Events,
            CoveredMinutes = covered,
            Ratio = (double)covered / count,
            Missing = Missing(present, window),
            LongestSilenceNs = row.LongestSilenceNs,
            LongestSilence = new TimeRange(silence, silence.PlusNanoseconds(row.LongestSilenceNs)),
        };
    }

    /// <summary>First and number of the window's minutes that overlap the session; all where none does.</summary>
    private static (int First, int Count) TargetMinutes(ReplayWindow window)
    {
        if (window.Session is not { } session || session.Open >= window.End || session.Close <= window.Start)
        {
            return (0, window.Minutes);
        }

        int first = session.Open <= window.Start ? 0 : (int)Math.Floor((session.Open - window.Start).TotalMinutes);
        int end = session.Close >= window.End ? window.Minutes : (int)Math.Ceiling((session.Close - window.Start).TotalMinutes);
        return (first, end - first);
    }

    private static List<TimeRange> Missing(bool[] present, ReplayWindow window)
    {
        (int first, int count) = TargetMinutes(window);
        List<TimeRange> ranges = [];
        int start = -1;
        for (int minute = first; minute <= first + count; minute++)
        {
            bool missing = minute < first + count && !present[minute];
            if (missing && start < 0)
            {
                start = minute;
            }
            else if (!missing && start >= 0)
            {
                Instant end = window.Start + Duration.FromMinutes(minute);
                ranges.Add(new TimeRange(window.Start + Duration.FromMinutes(start), Instant.Min(end, window.End)));
                start = -1;
            }
        }

        return ranges;
    }
}
