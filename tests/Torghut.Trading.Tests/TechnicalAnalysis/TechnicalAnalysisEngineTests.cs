using Torghut.Market.Events;
using Torghut.Market.Topics;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;
using Torghut.Trading.TechnicalAnalysis;
using static Torghut.Trading.Tests.TechnicalAnalysis.Market;

namespace Torghut.Trading.Tests.TechnicalAnalysis;

public sealed class TechnicalAnalysisEngineTests
{
    [Fact]
    public void A_second_bar_holds_the_trades_of_its_second()
    {
        Collector collector = Run(
            Engine(1),
            Trade(0, 10.0m, 100, 10, offset: 5),
            Trade(0, 10.5m, 103, 10, offset: 6),
            Trade(0, 10.6m, 99, 20, offset: 7),
            Trade(0, 10.999m, 101, 10, offset: 9));

        MicroBar bar = collector.Bars[0];
        Assert.Equal(Timeframe.OneSecond, bar.Timeframe);
        Assert.Equal(At(11), bar.EndNs);
        Assert.Equal(At(13), bar.IngestNs);
        Assert.Equal(1, bar.Seq);
        Assert.Equal((100, 103, 99, 101), (bar.Open, bar.High, bar.Low, bar.Close));
        Assert.Equal((50, 4), (bar.Volume, bar.Count));
        Assert.Equal((1000 + 1030 + 1980 + 1010) / 50.0, bar.Vwap);

        Signal signal = collector.Signals[0];
        Assert.Equal((At(11), At(13), 1, 101), (signal.EndNs, signal.IngestNs, signal.Seq, signal.Close));
        Assert.Equal(new SourceRecord(TopicRole.Trades, 0, 9), signal.LastRecord);
    }

    [Fact]
    public void A_second_without_trades_has_no_bar_and_no_number()
    {
        Collector collector = Run(Engine(1), Trade(0, 10, 100, 1), Trade(0, 14.5m, 101, 1));

        Assert.Equal([(At(11), 1L), (At(15), 2L)], OfSeconds(collector).Select(s => (s.EndNs, s.Seq)));
    }

    [Fact]
    public void At_the_boundary_a_trade_begins_the_next_second_and_a_quote_still_counts_whatever_the_order_of_symbols()
    {
        Collector collector = Run(
            Engine(2),
            Trade(0, 10.2m, 50, 1),
            Trade(1, 10.3m, 70, 1),
            Trade(0, 11, 51, 1),
            Quote(1, 11, 69, 71),
            Trade(1, 11, 72, 1),
            Quote(0, 11.5m, 49, 53));

        Signal[] seconds = [.. OfSeconds(collector)];
        Assert.Equal(
            [(At(11), 0, 50.0), (At(11), 1, 70.0), (At(12), 0, 51.0), (At(12), 1, 72.0)],
            seconds.Select(s => (s.EndNs, (int)s.Symbol, s.Close)));
        Assert.True(double.IsNaN(seconds[0].ImbalanceBidPx));
        Assert.Equal((69, 71, 2), (seconds[1].ImbalanceBidPx, seconds[1].ImbalanceAskPx, seconds[1].ImbalanceSpread));
        Assert.Equal(49, seconds[2].ImbalanceBidPx);
    }

    [Fact]
    public void A_trade_of_the_boundary_is_not_in_the_session_average_of_the_closing_bar()
    {
        Collector collector = Run(Engine(1), Trade(0, 10.2m, 50, 1), Trade(0, 11, 70, 1));

        Assert.Equal([50.0, 60.0], OfSeconds(collector).Select(s => s.VwapSession));
    }

    [Fact]
    public void A_quote_is_used_up_to_its_greatest_age_and_not_beyond()
    {
        Collector collector = Run(
            Engine(1),
            Quote(0, 11, 9, 10),
            Trade(0, 25.5m, 10, 1),
            Trade(0, 26.5m, 10, 1));

        Signal[] seconds = [.. OfSeconds(collector)];
        Assert.Equal((9, 10, 1, 3, 5), Imbalance(seconds[0]));
        Assert.Equal(At(26), seconds[0].EndNs);
        Assert.True(double.IsNaN(seconds[1].ImbalanceBidPx));
        Assert.True(double.IsNaN(seconds[1].ImbalanceAskSz));
        Assert.True(double.IsNaN(seconds[1].ImbalanceSpread));
    }

    [Fact]
    public void A_side_that_nobody_quotes_is_null()
    {
        Signal signal = Run(Engine(1), Quote(0, 10, 0, 10), Trade(0, 10.5m, 10, 1)).Signals[0];

        Assert.True(double.IsNaN(signal.ImbalanceBidPx));
        Assert.True(double.IsNaN(signal.ImbalanceBidSz));
        Assert.True(double.IsNaN(signal.ImbalanceSpread));
        Assert.Equal((10, 5), (signal.ImbalanceAskPx, signal.ImbalanceAskSz));
    }

    [Fact]
    public void Trades_before_the_open_enter_nothing()
    {
        Collector collector = Run(Engine(1, openSecond: 100), Trade(0, 99.9m, 50, 1000), Trade(0, 100, 60, 1));

        Signal signal = Assert.Single(OfSeconds(collector));
        Assert.Equal((1, 60), (signal.Seq, signal.VwapSession));
    }

    [Fact]
    public void A_trade_without_size_makes_a_bar_without_an_average_price()
    {
        Collector collector = Run(Engine(1), Trade(0, 10, 50, 0));

        Assert.True(double.IsNaN(collector.Bars[0].Vwap));
        Assert.True(double.IsNaN(collector.Signals[0].VwapSession));
        Assert.Equal(50, collector.Bars[0].Close);
    }

    [Fact]
    public void Minute_bars_come_from_trades_where_the_run_has_no_source_bars()
    {
        Collector collector = Run(
            Engine(2),
            Trade(0, 60, 10, 1, offset: 1),
            Trade(1, 70, 5, 2, offset: 1),
            Trade(0, 119.9m, 12, 3, offset: 2),
            Trade(0, 120, 20, 1, offset: 3));

        Assert.Equal(
            [
                (At(61), 0, Timeframe.OneSecond), (At(71), 1, Timeframe.OneSecond), (At(120), 0, Timeframe.OneSecond),
                (At(120), 0, Timeframe.OneMinute), (At(120), 1, Timeframe.OneMinute), (At(121), 0, Timeframe.OneSecond),
                (At(180), 0, Timeframe.OneMinute),
            ],
            collector.Signals.Select(s => (s.EndNs, (int)s.Symbol, s.Timeframe)));
        MicroBar minute = collector.Bars[3];
        Assert.Equal((10, 12, 10, 12, 4, 2), (minute.Open, minute.High, minute.Low, minute.Close, minute.Volume, minute.Count));
        Assert.Equal(46 / 4.0, minute.Vwap);
        Assert.Equal([1, 2], collector.Bars.Where(b => b.Symbol == 0 && b.Timeframe == Timeframe.OneMinute).Select(b => b.Seq));
        Assert.Equal(new SourceRecord(TopicRole.Trades, 0, 2), collector.Signals[3].LastRecord);
    }

    [Fact]
    public void A_minute_closes_although_its_last_second_has_no_trade()
    {
        TechnicalAnalysisEngine engine = Engine(1);
        Collector collector = new();
        engine.OnTrade(Trade(0, 60, 10, 1));
        engine.CloseBars(collector);

        Assert.Equal(At(120), engine.NextBoundaryNs);
        engine.CloseBars(collector);
        Assert.Equal(long.MaxValue, engine.NextBoundaryNs);
        Assert.Equal(2, collector.Bars.Count);
    }

    [Fact]
    public void Minute_bars_come_from_the_source_where_it_has_some()
    {
        Collector collector = Run(
            Engine(2, hasSourceBars: true),
            (Trade(0, 60, 10, 1), default),
            (Quote(0, 119, 10, 11), default),
            (Trade(0, 120, 11, 1), default),
            (BarEnd(0, 120, offset: 4), Bar(60, 10, 100, 10.5m)),
            (Quote(1, 120, 6, 7), default),
            (BarEnd(1, 120, offset: 3), Bar(60, 6, 100, null)),
            (BarEnd(1, 180, offset: 5), Bar(120, 9, 300, 12m)));

        Assert.Equal(
            [
                (At(61), 0, Timeframe.OneSecond), (At(120), 0, Timeframe.OneMinute), (At(120), 1, Timeframe.OneMinute),
                (At(121), 0, Timeframe.OneSecond), (At(180), 1, Timeframe.OneMinute),
            ],
            collector.Signals.Select(s => (s.EndNs, (int)s.Symbol, s.Timeframe)));
        MicroBar first = collector.Bars[1];
        Assert.Equal((9, 12, 8, 10, 100, 10.5, 7), (first.Open, first.High, first.Low, first.Close, first.Volume, first.Vwap, first.Count));
        Assert.Equal(new SourceRecord(TopicRole.Bars, 0, 4), collector.Signals[1].LastRecord);
        Assert.Equal(10, collector.Signals[1].ImbalanceBidPx);
        Assert.Equal(6, collector.Signals[2].ImbalanceBidPx);

        // Without an average price of its own a bar weighs in at (8 + 4 + 6) / 3 = 6.
        Assert.True(double.IsNaN(collector.Bars[2].Vwap));
        Assert.Equal((100 * 6 + 300 * 12) / 400.0, collector.Signals[4].VwapSession);
    }

    [Fact]
    public void A_source_bar_that_ends_before_an_already_open_second_closes_first()
    {
        Collector collector = Run(
            Engine(1, hasSourceBars: true),
            (Trade(0, 120, 11, 1), default),
            (BarEnd(0, 120), Bar(60, 10, 100, 10)),
            (Trade(0, 120.5m, 12, 1), default));

        Assert.Equal([(At(120), 10.0), (At(121), 12.0)], collector.Bars.Select(b => (b.EndNs, b.Close)));
    }

    [Fact]
    public void Timeframes_do_not_mix_state()
    {
        Collector collector = Run(Engine(1), Enumerable.Range(0, 40).Select(i => Trade(0, 60 + 60 * i, 100 + i, 1)));

        Signal[] minutes = [.. collector.Signals.Where(s => s.Timeframe == Timeframe.OneMinute)];
        Signal[] seconds = [.. OfSeconds(collector)];
        Assert.Equal(40, minutes.Length);
        Assert.Equal(seconds.Select(s => s.Rsi14), minutes.Select(s => s.Rsi14));
        Assert.Equal(seconds.Select(s => s.MacdHist), minutes.Select(s => s.MacdHist));
        Assert.All(minutes, s => Assert.True(double.IsNaN(s.VolRealizedW60s)));
        Assert.Equal(100 + 37, minutes[^1].VwapW5m);
    }

    [Fact]
    public void Many_symbols_close_in_the_order_of_their_ordinals()
    {
        const int symbols = 60_000;
        int[] active = [59_999, 0, 63, 64, 4095, 4096, 4097, 30_000, 1];
        Collector collector = Run(Engine(symbols), active.Order().Select(s => Trade(s, 10, 5, 1)));

        Assert.Equal(active.Order(), OfSeconds(collector).Select(s => (int)s.Symbol));
        Assert.Equal(active.Order(), collector.Signals.Where(s => s.Timeframe == Timeframe.OneMinute).Select(s => (int)s.Symbol));
    }

    [Fact]
    public void Events_out_of_order_are_refused()
    {
        TechnicalAnalysisEngine engine = Engine(1);
        engine.OnTrade(Trade(0, 10.5m, 10, 1));
        Assert.Throws<InvalidOperationException>(() => engine.OnTrade(Trade(0, 9.9m, 10, 1)));
        Assert.Throws<InvalidOperationException>(() => engine.OnTrade(Trade(0, 11.1m, 10, 1)));
    }

    [Fact]
    public void A_source_bar_of_a_symbol_that_should_have_none_is_refused()
    {
        TechnicalAnalysisEngine engine = Engine(1);
        Assert.Throws<InvalidOperationException>(() => engine.OnBar(BarEnd(0, 60), Bar(0, 10, 1, null)));
    }

    [Fact]
    public void Events_cost_no_memory_once_the_windows_are_full()
    {
        TechnicalAnalysisEngine engine = Engine(2);
        Counter sink = new();
        Feed(engine, sink, 0, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(engine, sink, 1000, 2000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sink.Bars > 4000);
    }

    private static void Feed(TechnicalAnalysisEngine engine, Counter sink, int from, int to)
    {
        for (int second = from; second < to; second++)
        {
            for (int symbol = 0; symbol < 2; symbol++)
            {
                MarketEvent quote = Quote(symbol, second, 9, 10);
                MarketEvent trade = Trade(symbol, second, 10 + second % 7, 1);
                while (quote.EventTimeNs > engine.NextBoundaryNs)
                {
                    engine.CloseBars(sink);
                }

                engine.OnQuote(quote);
                engine.OnTrade(trade);
            }
        }
    }

    private static IEnumerable<Signal> OfSeconds(Collector collector) =>
        collector.Signals.Where(s => s.Timeframe == Timeframe.OneSecond);

    private static (double, double, double, double, double) Imbalance(Signal s) =>
        (s.ImbalanceBidPx, s.ImbalanceAskPx, s.ImbalanceSpread, s.ImbalanceBidSz, s.ImbalanceAskSz);

    private sealed class Counter : ITechnicalAnalysisSink
    {
        public int Bars { get; private set; }

        public void OnBarClosed(in MicroBar bar, in Signal signal) => Bars++;
    }
}
