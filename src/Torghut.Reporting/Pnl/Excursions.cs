using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// How far each trade went against and for its holder: lowest and highest price of the bars that end after the entry and not
/// after the exit, and of entry and exit themselves; (price − entry)/entry·10000, the sign turned for a short.
/// </summary>
internal static class Excursions
{
    /// <summary>Measures every trade and open lot that has prices and a series.</summary>
    public static void Measure(ChunkedList<TradeFact> trades, MarketSeries market, ReplayWindow window)
    {
        long windowEndNs = EventTime.FromInstant(window.End);
        for (int i = 0; i < trades.Count; i++)
        {
            ref TradeFact trade = ref trades[i];
            if (market.Of(trade.Symbol) is not { } series || trade.EntryPrice is not > 0 || trade.ExitPrice is null)
            {
                continue;
            }

            double entry = (double)trade.EntryPrice.Value;
            double exit = (double)trade.ExitPrice.Value;
            (double low, double high) = (Math.Min(entry, exit), Math.Max(entry, exit));
            if (series.RangeOf(trade.EntryNs, trade.ExitNs ?? windowEndNs) is { } range)
            {
                low = Math.Min(low, range.Low);
                high = Math.Max(high, range.High);
            }

            double down = (low - entry) / entry * 10_000;
            double up = (high - entry) / entry * 10_000;
            trade.MaeBps = trade.Direction > 0 ? down : 0 - up;
            trade.MfeBps = trade.Direction > 0 ? up : 0 - down;
        }
    }
}
