using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Pnl;

/// <summary>Finds the episodes in which the net P&amp;L was below an earlier peak.</summary>
internal static class Drawdowns
{
    /// <summary>Number of episodes that a report lists.</summary>
    public const int Listed = 10;

    /// <summary>All episodes, the deepest first, the earlier of equals first.</summary>
    public static List<DrawdownEpisode> Of(IReadOnlyList<decimal> netPnl, ReplayWindow window, decimal? startingEquity)
    {
        var times = new Times(EventTime.FromInstant(window.Start), EventTime.FromInstant(window.End));
        List<DrawdownEpisode> episodes = [];
        int peak = 0;
        int trough = 0;
        for (int i = 1; i < netPnl.Count; i++)
        {
            if (netPnl[i] < netPnl[trough])
            {
                trough = i;
            }

            if (netPnl[i] >= netPnl[peak])
            {
                AddEpisode(peak, trough, i);
                peak = i;
                trough = i;
            }
        }

        AddEpisode(peak, trough, null);
        episodes.Sort(static (a, b) =>
        {
            int order = b.Depth.CompareTo(a.Depth);
            return order != 0 ? order : string.CompareOrdinal(a.Peak, b.Peak);
        });
        return episodes;

        void AddEpisode(int from, int lowest, int? recovered)
        {
            if (lowest == from)
            {
                return;
            }

            decimal depth = netPnl[from] - netPnl[lowest];
            long endNs = times.Of(recovered ?? (netPnl.Count - 1));
            episodes.Add(new DrawdownEpisode
            {
                Peak = TimeText.Of(times.Of(from)),
                Trough = TimeText.Of(times.Of(lowest)),
                Recovery = recovered is { } back ? TimeText.Of(times.Of(back)) : null,
                Depth = depth,
                DepthBps = startingEquity is { } start ? Rate.Of(depth * 10_000m, start + netPnl[from]) : null,
                DurationSeconds = (endNs - times.Of(from)) / (double)EventTime.NsPerSecond,
            });
        }
    }

    private readonly record struct Times(long StartNs, long EndNs)
    {
        public long Of(int point) => Math.Min(StartNs + (point * EventTime.NsPerMinute), EndNs);
    }
}
