using CsCheck;
using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Market.Tests.Integrity;

public sealed class CoverageCalculatorTests
{
    private static readonly Instant s_open = Instant.FromUtc(2026, 2, 27, 14, 30);

    /// <summary>A session of ten minutes, so that a row of counts can be read at a glance.</summary>
    private static readonly ReplayWindow s_window = Window(s_open, 10, new TradingSession(new(2026, 2, 27), s_open, After(10)));

    [Fact]
    public void EveryMinuteWithATradeOrQuoteIsFullCoverage()
    {
        CoverageSummary coverage = CoverageCalculator.Compute(
            Statistics(
                Row("AAPL", EventChannel.Trade, 1, 0, 3, 0, 1, 0, 1, 0, 1, 0),
                Row("AAPL", EventChannel.Quote, 0, 2, 0, 1, 0, 1, 0, 1, 0, 9)),
            s_window);

        Assert.Equal(10, coverage.TargetMinutes);
        Assert.Equal(10, coverage.CoveredMinutes);
        Assert.Equal(1.0, coverage.Ratio);
        Assert.Empty(coverage.Missing);
    }

    [Fact]
    public void AnySymbolCoversAMinuteForTheWholeAndOnlyItsOwnForItself()
    {
        CoverageSummary coverage = CoverageCalculator.Compute(
            Statistics(
                Row("MSFT", EventChannel.Trade, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
                Row("AAPL", EventChannel.Trade, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1)),
            s_window);

        Assert.Equal(8, coverage.CoveredMinutes);
        Assert.Equal(0.8, coverage.Ratio);
        Assert.Equal([new TimeRange(After(3), After(5))], coverage.Missing);

        Assert.Equal(["AAPL", "MSFT"], coverage.Symbols.Select(symbol => symbol.Symbol));
        Assert.Equal(5, coverage.Symbols[0].CoveredMinutes);
        Assert.Equal([new TimeRange(After(3), After(8))], coverage.Symbols[0].Missing);
        Assert.Equal(0.5, coverage.Symbols[1].Ratio);
        Assert.Equal([new TimeRange(After(0), After(5))], coverage.Symbols[1].Missing);
    }

    [Fact]
    public void EachChannelHasItsOwnGaps()
    {
        CoverageSummary coverage = CoverageCalculator.Compute(
            Statistics(
                Row("AAPL", EventChannel.Trade, 0, 5, 0, 0, 7, 1, 1, 1, 1, 0),
                Row("AAPL", EventChannel.Quote, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
            s_window);

        SymbolPresence symbol = Assert.Single(coverage.Symbols);
        Assert.Equal(1.0, symbol.Ratio);
        Assert.Equal([EventChannel.Quote, EventChannel.Trade], symbol.Channels.Select(channel => channel.Channel));
        ChannelPresence trades = symbol.Channels[1];
        Assert.Equal(16, trades.Events);
        Assert.Equal(6, trades.CoveredMinutes);
        Assert.Equal(0.6, trades.Ratio);
        Assert.Equal(
            [new TimeRange(After(0), After(1)), new TimeRange(After(2), After(4)), new TimeRange(After(9), After(10))], trades.Missing);
    }

    [Fact]
    public void TheLongestSilenceIsKeptWithItsPlace()
    {
        SymbolCoverage row = Row("AAPL", EventChannel.Trade, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) with
        {
            LongestSilenceNs = 90 * EventTime.NsPerSecond,
            LongestSilenceStartNs = EventTime.FromInstant(After(2)),
        };

        ChannelPresence channel = CoverageCalculator.Compute(Statistics(row), s_window).Symbols[0].Channels[0];

        Assert.Equal(90_000_000_000, channel.LongestSilenceNs);
        Assert.Equal(new TimeRange(After(2), After(3) + Duration.FromSeconds(30)), channel.LongestSilence);
    }

    [Fact]
    public void BarsAndStatusAloneCoverNothing()
    {
        CoverageSummary coverage = CoverageCalculator.Compute(
            Statistics(
                Row("AAPL", EventChannel.Bar, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
                Row("AAPL", EventChannel.Status, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
            s_window);

        Assert.Equal(0, coverage.CoveredMinutes);
        Assert.Equal([new TimeRange(After(0), After(10))], coverage.Missing);
        Assert.Equal(EventChannel.Bar, Assert.Single(coverage.Symbols[0].Channels).Channel);
        Assert.Equal(1.0, coverage.Symbols[0].Channels[0].Ratio);
    }

    [Fact]
    public void AnEmptyInputCoversNothing()
    {
        CoverageSummary coverage = CoverageCalculator.Compute(Statistics(), s_window);

        Assert.Equal(0.0, coverage.Ratio);
        Assert.Equal([new TimeRange(After(0), After(10))], coverage.Missing);
        Assert.Empty(coverage.Symbols);
    }

    [Fact]
    public void ACustomWindowIsMeasuredWhereTheSessionIs()
    {
        // Two minutes before the open and eight after it.
        ReplayWindow window = s_window with { Start = After(-2), End = After(8) };
        CoverageSummary coverage = CoverageCalculator.Compute(
            Statistics(Row("AAPL", EventChannel.Trade, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0)), window);

        Assert.Equal(8, coverage.TargetMinutes);
        Assert.Equal(7, coverage.CoveredMinutes);
        Assert.Equal([new TimeRange(After(7), After(8))], coverage.Missing);
    }

    [Fact]
    public void AMinuteThatTheSessionEndsInCounts()
    {
        // The window's minutes begin half a minute before the session's.
        ReplayWindow window = s_window with { Start = s_open - Duration.FromSeconds(30), End = After(11) + Duration.FromSeconds(30) };
        CoverageSummary coverage = CoverageCalculator.Compute(
            Statistics(Row("AAPL", EventChannel.Quote, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0)), window);

        Assert.Equal(11, coverage.TargetMinutes);
        Assert.Equal(10, coverage.CoveredMinutes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AWindowWithoutSessionMinutesIsMeasuredWhole(bool sessionElsewhere)
    {
        TradingSession? session = sessionElsewhere ? new TradingSession(new(2026, 2, 27), After(60), After(450)) : null;
        ReplayWindow window = Window(s_open, 10, session);

        Assert.Equal(
            0.9,
            CoverageCalculator.Compute(Statistics(Row("AAPL", EventChannel.Trade, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0)), window).Ratio);
    }

    [Fact]
    public void AMissingLastMinuteEndsWithTheWindow()
    {
        Instant end = After(2) + Duration.FromSeconds(20);
        ReplayWindow window = Window(s_open, 3, null) with { End = end };

        CoverageSummary coverage = CoverageCalculator.Compute(Statistics(Row("AAPL", EventChannel.Trade, 1, 1, 0)), window);

        Assert.Equal([new TimeRange(After(2), end)], coverage.Missing);
    }

    [Fact]
    public void CountsOfAnotherWindowAreRefused() =>
        Assert.Throws<ArgumentException>(() => CoverageCalculator.Compute(Statistics(Row("AAPL", EventChannel.Trade, 1, 1)), s_window));

    [Fact]
    public void MissingAndCoveredMinutesAreAllMinutes() =>
        Gen.Int[0, 2].Array[10].Sample(counts =>
        {
            CoverageSummary coverage = CoverageCalculator.Compute(Statistics(Row("AAPL", EventChannel.Trade, counts)), s_window);
            double missing = coverage.Missing.Sum(range => (range.End - range.Start).TotalMinutes);
            bool apart = coverage.Missing.Zip(coverage.Missing.Skip(1)).All(pair => pair.First.End < pair.Second.Start);
            return apart && coverage.CoveredMinutes + missing == coverage.TargetMinutes;
        });

    private static Instant After(int minutes) => s_open + Duration.FromMinutes(minutes);

    private static ReplayWindow Window(Instant start, int minutes, TradingSession? session) =>
        new(start, start + Duration.FromMinutes(minutes), new LocalDate(2026, 2, 27), session);

    private static SymbolCoverage Row(string symbol, EventChannel channel, params int[] eventsByMinute) => new()
    {
        Symbol = symbol,
        Channel = channel,
        Events = eventsByMinute.Sum(),
        EventsByMinute = eventsByMinute,
        LongestSilenceNs = 0,
        LongestSilenceStartNs = EventTime.FromInstant(s_open),
    };

    private static InputStatistics Statistics(params SymbolCoverage[] coverage) => new()
    {
        LinesRead = 0,
        Outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal),
        Roles = [],
        Partitions = [],
        Coverage = coverage,
        Quarantined = [],
    };
}
