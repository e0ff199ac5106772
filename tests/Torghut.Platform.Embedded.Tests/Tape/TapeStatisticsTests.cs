using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Tape;
using static Torghut.Platform.Embedded.Tests.Tape.ScriptedEvent;

namespace Torghut.Platform.Embedded.Tests.Tape;

public sealed class TapeStatisticsTests
{
    [Fact]
    public void Roles_count_late_coincident_locked_and_crossed_events_and_their_times()
    {
        InputStatistics statistics = Statistics(
            Quote("AAA", 5000, 0), Quote("AAA", 5000, 1, bid: 11, ask: 11), Quote("AAA", 5000, 2, bid: 12, ask: 11), Quote("AAA", 100, 3), Trade("BBB", 7000, 0));
        RoleStatistics quotes = statistics.Roles.Single(role => role.Role == TopicRole.Quotes);
        Assert.Equal((4L, 1L, 2L, 1L, 1L), (quotes.Events, quotes.Late, quotes.Coincident, quotes.Locked, quotes.Crossed));
        Assert.Equal(TapeTesting.StartNs + 100_000_000, quotes.MinEventTimeNs);
        Assert.Equal(TapeTesting.StartNs + 5_000_000_000, quotes.MaxEventTimeNs);
    }

    [Fact]
    public void Coverage_has_the_events_of_each_minute_without_late_ones()
    {
        SymbolCoverage trades = Coverage("AAA", EventChannel.Trade, Trade("AAA", 0, 0), Trade("AAA", 59_999, 1), Trade("AAA", 60_000, 2), Trade("AAA", 599_999, 3), Trade("AAA", 60_001, 4));
        Assert.Equal([2, 1, 0, 0, 0, 0, 0, 0, 0, 1], trades.EventsByMinute);
        Assert.Equal(4, trades.Events);
    }

    [Fact]
    public void The_longest_silence_is_named_with_its_start()
    {
        SymbolCoverage trades = Coverage("AAA", EventChannel.Trade, Trade("AAA", 60_000, 0), Trade("AAA", 400_000, 1));
        Assert.Equal((340_000L * 1_000_000, TapeTesting.StartNs + (60_000L * 1_000_000)), (trades.LongestSilenceNs, trades.LongestSilenceStartNs));
    }

    [Fact]
    public void Silence_reaches_from_the_windows_start_and_to_its_end()
    {
        SymbolCoverage early = Coverage("AAA", EventChannel.Trade, Trade("AAA", 100_000, 0));
        Assert.Equal((500_000L * 1_000_000, TapeTesting.StartNs + (100_000L * 1_000_000)), (early.LongestSilenceNs, early.LongestSilenceStartNs));
        SymbolCoverage late = Coverage("AAA", EventChannel.Trade, Trade("AAA", 500_000, 0));
        Assert.Equal((500_000L * 1_000_000, TapeTesting.StartNs), (late.LongestSilenceNs, late.LongestSilenceStartNs));
    }

    [Fact]
    public void A_symbol_without_events_is_covered_by_nothing_rather_than_left_out()
    {
        SymbolCoverage none = Coverage("BBB", EventChannel.Trade, Trade("AAA", 1, 0));
        Assert.Equal((0L, 600_000L * 1_000_000), (none.Events, none.LongestSilenceNs));
        Assert.Equal(10, none.EventsByMinute.Count);
    }

    [Fact]
    public void A_bar_belongs_to_the_minute_that_it_ends()
    {
        var values = new BarValues(TapeTesting.StartNs, 1, 1, 1, 1, 1, null, 1);
        SymbolCoverage bars = Coverage(
            "AAA", EventChannel.Bar, new("AAA", EventChannel.Bar, 60_000, 0) { Bar = values }, new("AAA", EventChannel.Bar, 600_000, 1) { Bar = values });
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 1], bars.EventsByMinute);
    }

    [Theory]
    [InlineData(-1, EventChannel.Trade)]
    [InlineData(600_000, EventChannel.Trade)]
    public void A_source_that_pushes_events_outside_the_window_is_a_defect(long atMs, EventChannel channel)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidOperationException>(() => TapeTesting.Build(folder, new ScriptedSource(new ScriptedEvent("AAA", channel, atMs, 0))));
        Assert.Empty(Directory.GetDirectories(folder[".tapes"]));
    }

    private static SymbolCoverage Coverage(string symbol, EventChannel channel, params ScriptedEvent[] events) =>
        Statistics(events).Coverage.Single(coverage => coverage.Symbol == symbol && coverage.Channel == channel);

    private static InputStatistics Statistics(params ScriptedEvent[] events)
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(events));
        return prepared.Statistics;
    }
}
