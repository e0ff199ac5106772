using System.Runtime.InteropServices;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Pnl;

/// <summary>Computes the statistics of closed trades.</summary>
internal static class TradeStatisticsCalculator
{
    /// <summary>Describes the closed trades that have both prices.</summary>
    public static TradeStatistics Compute(ChunkedList<TradeFact> trades, long seed)
    {
        var pairs = new HashSet<(int, int)>();
        List<double> nets = [];
        List<double> returns = [];
        List<double> holding = [];
        List<double> adverse = [];
        List<double> favourable = [];
        List<double> netReturns = [];
        int wins = 0;
        int losses = 0;
        decimal won = 0;
        decimal lost = 0;
        for (int i = 0; i < trades.Count; i++)
        {
            ref TradeFact trade = ref trades[i];
            if (!trade.Closed || trade.Net is not { } net)
            {
                continue;
            }

            pairs.Add((trade.EntryExecution, trade.ExitExecution));
            nets.Add((double)net);
            holding.Add((trade.ExitNs!.Value - trade.EntryNs) / (double)EventTime.NsPerSecond);
            AddIf(returns, trade.ReturnBps);
            AddIf(adverse, trade.MaeBps);
            AddIf(favourable, trade.MfeBps);
            AddIf(netReturns, trade.NetReturnBps);
            wins += net > 0 ? 1 : 0;
            losses += net < 0 ? 1 : 0;
            won += net > 0 ? net : 0m;
            lost += net < 0 ? net : 0m;
        }

        // In the order of the trades: the lists are sorted below.
        MeanInterval meanNet = Bootstrap.OfMean(CollectionsMarshal.AsSpan(nets), seed);
        netReturns.Sort();
        return new TradeStatistics
        {
            Closed = nets.Count,
            EntryExitPairs = pairs.Count,
            Wins = wins,
            Losses = losses,
            HitRate = Rate.Of(wins, nets.Count),
            WinTotal = won,
            LossTotal = lost,
            PayoffRatio = wins == 0 || losses == 0 ? null : Rate.Of(won / wins, -lost / losses),
            ProfitFactor = losses == 0 ? null : Rate.Of(won, -lost),
            Net = Distribution.Of(nets),
            ReturnBps = Distribution.Of(returns),
            HoldingSeconds = Distribution.Of(holding),
            MaeBps = Distribution.Of(adverse),
            MfeBps = Distribution.Of(favourable),
            MeanNet = meanNet,
            NetReturnHistogram = Histogram.OfSorted(CollectionsMarshal.AsSpan(netReturns), HistogramEdges.Bps),
        };
    }

    private static void AddIf(List<double> values, double? value)
    {
        if (value is { } known)
        {
            values.Add(known);
        }
    }
}
