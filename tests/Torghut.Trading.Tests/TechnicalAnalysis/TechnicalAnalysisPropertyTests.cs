using CsCheck;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Trading.Signals;
using static Torghut.Trading.Tests.TechnicalAnalysis.Market;

namespace Torghut.Trading.Tests.TechnicalAnalysis;

public sealed class TechnicalAnalysisPropertyTests
{
    // Steps of a quarter second, so that many events fall on the boundaries; now and then a long silence.
    private static readonly Gen<int> Step = Gen.Frequency((20, Gen.Int[0, 2]), (3, Gen.Int[3, 8]), (1, Gen.Int[9, 500]));

    private static readonly Gen<(int Step, int Symbol, bool IsTrade, int Ticks, int Size)> Item = Gen.Select(
        Step, Gen.Int[0, 2], Gen.Bool, Gen.Int[-3, 3], Gen.Int[0, 5]);

    [Fact]
    public void Yields_what_the_definitions_say()
    {
        Item.Array[1, 400].Sample(
            items =>
            {
                List<MarketEvent> events = Events(items);
                Collector actual = Run(Engine(3), events);
                List<(MicroBar Bar, Signal Signal)> expected =
                    [.. NaiveTechnicalAnalysis.Compute(events, 15 * EventTime.NsPerSecond)];
                Assert.Equal(expected.Count, actual.Bars.Count);
                for (int i = 0; i < expected.Count; i++)
                {
                    AssertEqual(expected[i].Bar, actual.Bars[i]);
                    AssertEqual(expected[i].Signal, actual.Signals[i]);
                }
            },
            iter: 150,
            threads: 1);
    }

    private static List<MarketEvent> Events((int Step, int Symbol, bool IsTrade, int Ticks, int Size)[] items)
    {
        int quarter = 3590 * 4;
        int[] cents = [1000, 20_000, 57];
        List<MarketEvent> events = [];
        foreach ((int step, int symbol, bool isTrade, int ticks, int size) in items)
        {
            quarter += step;
            cents[symbol] = Math.Max(1, cents[symbol] + ticks);
            decimal price = cents[symbol] / 100m;
            events.Add(isTrade
                ? Trade(symbol, quarter / 4m, price, size * 100, offset: events.Count)
                : Quote(symbol, quarter / 4m, size == 0 ? 0 : price, size == 5 ? 0 : price + 0.01m * ticks));
        }

        return [.. events.OrderBy(e => e.EventTimeNs).ThenBy(e => e.Symbol).ThenBy(e => e.Channel)];
    }

    private static void AssertEqual(MicroBar expected, MicroBar actual)
    {
        Assert.Equal(
            (expected.Symbol, expected.Timeframe, expected.EndNs, expected.Seq, expected.Count),
            (actual.Symbol, actual.Timeframe, actual.EndNs, actual.Seq, actual.Count));
        Assert.Equal(
            (expected.Open, expected.High, expected.Low, expected.Close, expected.Volume),
            (actual.Open, actual.High, actual.Low, actual.Close, actual.Volume));
        Near(expected.Vwap, actual.Vwap);
    }

    private static void AssertEqual(Signal expected, Signal actual)
    {
        Assert.Equal(
            (expected.Symbol, expected.Timeframe, expected.EndNs, expected.Seq, expected.Close),
            (actual.Symbol, actual.Timeframe, actual.EndNs, actual.Seq, actual.Close));
        Near(expected.Ema12, actual.Ema12);
        Near(expected.Ema26, actual.Ema26);
        Near(expected.Macd, actual.Macd);
        Near(expected.MacdSignal, actual.MacdSignal);
        Near(expected.MacdHist, actual.MacdHist);
        Near(expected.Rsi14, actual.Rsi14);
        Near(expected.BollMid, actual.BollMid);
        Near(expected.BollUpper, actual.BollUpper);
        Near(expected.BollLower, actual.BollLower);
        Near(expected.VwapSession, actual.VwapSession);
        Near(expected.VwapW5m, actual.VwapW5m);
        Near(expected.VolRealizedW60s, actual.VolRealizedW60s);
        Assert.Equal(
            (expected.ImbalanceBidPx, expected.ImbalanceBidSz, expected.ImbalanceAskPx, expected.ImbalanceAskSz, expected.ImbalanceSpread),
            (actual.ImbalanceBidPx, actual.ImbalanceBidSz, actual.ImbalanceAskPx, actual.ImbalanceAskSz, actual.ImbalanceSpread));
    }

    private static void Near(double expected, double actual)
    {
        Assert.Equal(double.IsNaN(expected), double.IsNaN(actual));
        if (!double.IsNaN(expected))
        {
            Assert.InRange(actual - expected, -1e-9, 1e-9);
        }
    }
}
