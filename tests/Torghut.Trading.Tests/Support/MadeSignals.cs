using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Tests.Support;

/// <summary>Signals and strategies written by hand.</summary>
internal static class MadeSignals
{
    /// <summary>A signal in which every indicator is there; the test changes what it is about.</summary>
    public static Signal Signal(long endSecond = 1_000, Timeframe timeframe = Timeframe.OneSecond, ushort symbol = 0) => new()
    {
        Symbol = symbol,
        Timeframe = timeframe,
        EndNs = endSecond * EventTime.NsPerSecond,
        IngestNs = (endSecond + 2) * EventTime.NsPerSecond,
        Seq = 100,
        Close = 100,
        Macd = 0.03,
        MacdSignal = 0.02,
        MacdHist = 0.01,
        Ema12 = 100.02,
        Ema26 = 100,
        Rsi14 = 55,
        BollMid = 100,
        BollUpper = 101,
        BollLower = 99,
        VwapSession = 100,
        VwapW5m = 100,
        VolRealizedW60s = 0.0001,
        LastRecord = new SourceRecord(TopicRole.Trades, 0, 7),
    };

    public static RosterStrategy Strategy(
        StrategyKind kind = StrategyKind.IntradayTsmomV1, StrategyParameters? parameters = null) =>
        new(
            new StrategyDefinition { Name = "s", Kind = kind, Parameters = parameters ?? new StrategyParameters() },
            0,
            new SymbolTable(["AIG", "BAC"]));
}
