using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Tests.TechnicalAnalysis;

/// <summary>
/// The contract's definitions written down one by one, each from the whole history again: slow, and without any state
/// that could be wrong.
/// </summary>
internal static class NaiveTechnicalAnalysis
{
    public static IEnumerable<(MicroBar Bar, Signal Signal)> Compute(IReadOnlyList<MarketEvent> events, long staleNs) =>
        from timeframe in new[] { Timeframe.OneSecond, Timeframe.OneMinute }
        from trades in events.Where(e => e.Channel == EventChannel.Trade).GroupBy(e => e.Symbol)
        let quotes = events.Where(e => e.Channel == EventChannel.Quote && e.Symbol == trades.Key).ToList()
        from row in OfSymbol([.. trades], quotes, timeframe, staleNs)
        orderby row.Bar.EndNs, row.Bar.Symbol, row.Bar.Timeframe
        select row;

    private static IEnumerable<(MicroBar Bar, Signal Signal)> OfSymbol(
        List<MarketEvent> trades, List<MarketEvent> quotes, Timeframe timeframe, long staleNs)
    {
        long length = Timeframes.LengthNs(timeframe);
        List<MicroBar> bars = [];
        foreach (IGrouping<long, MarketEvent> group in trades.GroupBy(t => t.EventTimeNs / length))
        {
            long end = (group.Key + 1) * length;
            bars.Add(new MicroBar
            {
                Symbol = group.First().Symbol,
                Timeframe = timeframe,
                EndNs = end,
                Seq = bars.Count + 1,
                Open = Price(group.First()),
                High = group.Max(Price),
                Low = group.Min(Price),
                Close = Price(group.Last()),
                Volume = group.Sum(Size),
                Vwap = Vwap(group),
                Count = group.Count(),
            });

            double[] closes = [.. bars.Select(b => b.Close)];
            double[] macds = [.. Enumerable.Range(1, closes.Length).Select(n => Ema(closes[..n], 12) - Ema(closes[..n], 26))];
            MicroBar[] lastMinute = [.. bars.Where(b => b.EndNs > end - 60 * EventTime.NsPerSecond)];
            double[] returns = [.. lastMinute.Zip(lastMinute.Skip(1), (a, b) => Math.Log(b.Close / a.Close))];
            bool hasQuote = quotes.Exists(q => q.EventTimeNs <= end);
            MarketEvent quote = hasQuote ? quotes.Last(q => q.EventTimeNs <= end) : default;
            bool hasBid = hasQuote && quote.EventTimeNs >= end - staleNs && quote.BidPriceE8 > 0;
            bool hasAsk = hasQuote && quote.EventTimeNs >= end - staleNs && quote.AskPriceE8 > 0;
            yield return (bars[^1], new Signal
            {
                Symbol = group.First().Symbol,
                Timeframe = timeframe,
                EndNs = end,
                Seq = bars.Count,
                Close = closes[^1],
                Ema12 = Ema(closes, 12),
                Ema26 = Ema(closes, 26),
                Macd = macds[^1],
                MacdSignal = Ema(macds, 9),
                MacdHist = macds[^1] - Ema(macds, 9),
                Rsi14 = Rsi(closes),
                BollMid = closes.Length < 20 ? double.NaN : closes[^20..].Average(),
                BollUpper = closes.Length < 20 ? double.NaN : closes[^20..].Average() + 2 * Deviation(closes[^20..]),
                BollLower = closes.Length < 20 ? double.NaN : closes[^20..].Average() - 2 * Deviation(closes[^20..]),
                VwapSession = Vwap(trades.Where(t => t.EventTimeNs < end)),
                VwapW5m = Vwap(trades.Where(t =>
                    t.EventTimeNs < end && (t.EventTimeNs / length + 1) * length > end - 300 * EventTime.NsPerSecond)),
                ImbalanceBidPx = hasBid ? quote.BidPriceE8 / 1e8 : double.NaN,
                ImbalanceBidSz = hasBid ? quote.BidSizeE8 / 1e8 : double.NaN,
                ImbalanceAskPx = hasAsk ? quote.AskPriceE8 / 1e8 : double.NaN,
                ImbalanceAskSz = hasAsk ? quote.AskSizeE8 / 1e8 : double.NaN,
                ImbalanceSpread = hasBid && hasAsk ? (quote.AskPriceE8 - quote.BidPriceE8) / 1e8 : double.NaN,
                VolRealizedW60s = returns.Length < 2 ? double.NaN : Deviation(returns),
            });
        }
    }

    private static double Price(MarketEvent trade) => trade.PriceE8 / 1e8;

    private static double Size(MarketEvent trade) => trade.SizeE8 / 1e8;

    private static double Vwap(IEnumerable<MarketEvent> trades)
    {
        decimal notional = trades.Sum(t => FixedPoint.ToDecimal(t.PriceE8) * FixedPoint.ToDecimal(t.SizeE8));
        decimal volume = trades.Sum(t => FixedPoint.ToDecimal(t.SizeE8));
        return volume == 0 ? double.NaN : (double)(notional / volume);
    }

    private static double Ema(double[] values, int n) =>
        values.Skip(1).Aggregate(values[0], (ema, value) => value * (2.0 / (n + 1)) + ema * (1 - 2.0 / (n + 1)));

    private static double Deviation(double[] values) =>
        Math.Sqrt(values.Sum(v => (v - values.Average()) * (v - values.Average())) / values.Length);

    private static double Rsi(double[] closes)
    {
        if (closes.Length < 15)
        {
            return double.NaN;
        }

        // Changes in whole units of 1e-8, so that "no change" and "no loss" are exactly that.
        double[] changes = [.. closes.Zip(closes.Skip(1), (a, b) => Math.Round((b - a) * 1e8))];
        double gain = changes[..14].Sum(c => Math.Max(c, 0)) / 14;
        double loss = changes[..14].Sum(c => Math.Max(-c, 0)) / 14;
        foreach (double change in changes[14..])
        {
            gain += (Math.Max(change, 0) - gain) / 14;
            loss += (Math.Max(-change, 0) - loss) / 14;
        }

        return loss == 0 ? (gain == 0 ? 50 : 100) : 100 - 100 / (1 + gain / loss);
    }
}
