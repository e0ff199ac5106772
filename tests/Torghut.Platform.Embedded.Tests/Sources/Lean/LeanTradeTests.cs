using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Tape;
using Torghut.Platform.Embedded.Tests.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

public sealed class LeanTradeTests
{
    private const string Quote = "34200000,100000,1,0,0,P,1,0";

    [Fact]
    public void A_trade_has_its_price_size_time_and_identity()
    {
        using LeanDay day = new LeanDay { Request = LeanDay.RequestFor(new LocalDate(2013, 10, 7), new LocalTime(9, 30), new LocalTime(9, 40), "BAC", "AIG") };
        day.Quotes("BAC", Quote).Quotes("AIG", Quote).Trades("AIG", "34200000,1,1,P,0,0").Trades("BAC", "34199999,138000,5,P,0,0", "34200007,138401,300,Q,20002020,0");
        using PreparedTape prepared = day.Build();
        MarketEvent trade = TapeTesting.ReadAll(prepared.Tape).Select(read => read.Event).Single(e => e.Channel == EventChannel.Trade && prepared.Tape.Symbols[e.Symbol] == "BAC");
        Assert.Equal(Instant.FromUtc(2013, 10, 7, 13, 30).PlusNanoseconds(7_000_000), EventTime.ToInstant(trade.EventTimeNs));
        Assert.Equal((13.8401m, 300m), (FixedPoint.ToDecimal(trade.PriceE8), FixedPoint.ToDecimal(trade.SizeE8)));
        // BAC stands behind AIG in the table, and the trade on the second line, counted from 0.
        Assert.Equal((1, 1L), (trade.Partition, trade.Offset));
    }

    [Theory]
    [InlineData("34200000,138401,300,Q,20002020,0", "event")]
    [InlineData("34799999,138401,300,Q,20002020,0", "event")]
    [InlineData("34200000.5,138401.25,0.5,NASDAQ,,0", "event")]
    [InlineData("34200000,123456789,1234567890,a very long name of an exchange that no feed has used so far,20002020,0", "event")]
    [InlineData("34200000,138401,0,Q,0,0", "event")]
    [InlineData("34199999,138401,300,Q,20002020,0", "outside_window")]
    [InlineData("34800000,138401,300,Q,20002020,0", "outside_window")]
    [InlineData("34200000,138401,300,Q,20002020,1", "suspicious")]
    [InlineData("34199999,138401,300,Q,20002020,1", "suspicious")]
    [InlineData("", "malformed")]
    [InlineData("34200000,138401,300,Q,20002020", "malformed")]
    [InlineData("34200000,138401,300,Q,20002020,0,0", "malformed")]
    [InlineData("34200000,138401,300,Q,20002020,2", "malformed")]
    [InlineData("34200000,138401,300,Q,20002020,", "malformed")]
    [InlineData("86400000,138401,300,Q,20002020,0", "malformed")]
    [InlineData("-1,138401,300,Q,20002020,0", "malformed")]
    [InlineData("34200000,0,300,Q,20002020,0", "malformed")]
    [InlineData("34200000,13a401,300,Q,20002020,0", "malformed")]
    [InlineData("34200000,138401,,Q,20002020,0", "malformed")]
    [InlineData("34200000,138401,3e2,Q,20002020,0", "malformed")]
    [InlineData("34200000, 138401,300,Q,20002020,0", "malformed")]
    [InlineData("34200000,138401.12345,300,Q,20002020,0", "malformed")]
    [InlineData("34200000,99999999999999999999,300,Q,20002020,0", "malformed")]
    [InlineData("34200000\0,138401,300,Q,20002020,0", "malformed")]
    public void Every_line_has_one_outcome(string line, string outcome)
    {
        // Good lines around it, so that the file as a whole is usable and the line is read in the middle of a block.
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Trades("BAC", "34200000,138401,1,Q,0,0", line, "34200000,138401,1,Q,0,0");
        using PreparedTape prepared = day.Build();
        long good = outcome == "event" ? 1 : 0;
        Assert.Equal(3 + good, prepared.Statistics.Outcomes["event"]);
        Assert.Equal(1 - good, prepared.Statistics.Outcomes.Where(o => o.Key != "event").Sum(o => o.Value));
        Assert.Equal(outcome == "event" ? 4 : 1, prepared.Statistics.Outcomes[outcome]);
        Assert.Equal(4, prepared.Statistics.LinesRead);
    }

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    [InlineData("\r\n", false)]
    public void Line_ends_may_be_of_either_kind_and_the_last_may_lack_its_own(string end, bool atLast)
    {
        string content = string.Join(end, Enumerable.Range(0, 5).Select(i => $"3420000{i},138401,{i + 1},Q,0,0")) + (atLast ? end : string.Empty);
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Add("BAC", "trade", content);
        using PreparedTape prepared = day.Build();
        Assert.Equal([1, 2, 3, 4, 5], Trades(prepared).Select(e => (int)(e.SizeE8 / FixedPoint.Scale)));
        Assert.Equal(6, prepared.Statistics.LinesRead);
    }

    [Fact]
    public void Malformed_lines_are_kept_with_file_line_and_reason_but_no_more_than_a_hundred()
    {
        string[] lines = ["34200000,138401,1,Q,0,0", .. Enumerable.Repeat("34200000,x,1,Q,0,0", 150)];
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Trades("BAC", lines);
        using PreparedTape prepared = day.Build();
        Assert.Equal(150, prepared.Statistics.Outcomes["malformed"]);
        Assert.Equal(100, prepared.Statistics.Quarantined.Count);
        QuarantinedRecord first = prepared.Statistics.Quarantined[0];
        Assert.Equal(("equity/usa/tick/bac/20131007_trade.zip", 2L, "malformed"), (first.Source, first.Position, first.Reason));
        Assert.Contains("'x'", first.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_longer_than_any_buffer_is_malformed_and_the_next_one_is_read()
    {
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Trades("BAC", "34200000,1,1,Q,0,0", new string('9', 1_000_000), "34200001,2,1,Q,0,0");
        using PreparedTape prepared = day.Build();
        Assert.Equal([0L, 2L], Trades(prepared).Select(e => e.Offset));
        Assert.Equal(1, prepared.Statistics.Outcomes["malformed"]);
    }

    [Fact]
    public void Lines_across_the_reading_blocks_lose_nothing()
    {
        // Lines of every length, over a megabyte of them, so that blocks end at every place of a line.
        string[] lines = [.. Enumerable.Range(0, 50_000).Select(i => $"{LeanDay.OpenMs + (i / 100)},{i + 1},{i % 977},{new string('Q', (i % 23) + 1)},0,0")];
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Trades("BAC", lines);
        using PreparedTape prepared = day.Build();
        Assert.Equal(
            Enumerable.Range(0, 50_000).Select(i => ((i + 1) * 10_000L, i % 977 * FixedPoint.Scale, (long)i)),
            Trades(prepared).Select(e => (e.PriceE8, e.SizeE8, e.Offset)));
    }

    [Fact]
    public void The_account_names_roles_partitions_and_times()
    {
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Trades("BAC", "34100000,1,1,Q,0,0", "34200000,1,1,Q,0,0", "34200001,1,1,Q,0,1", "nothing");
        using PreparedTape prepared = day.Build();
        RoleStatistics trades = prepared.Statistics.Roles[0];
        Assert.Equal((TopicRole.Trades, 4L, 1L, 1L, 1L), (trades.Role, trades.Records, trades.Events, trades.OutsideWindowByRecordTime, trades.Quarantined));
        PartitionStatistics partition = prepared.Statistics.Partitions[0];
        Assert.Equal((TopicRole.Trades, 0, 4L, 0L, 3L), (partition.Role, partition.Partition, partition.Records, partition.FirstOffset!.Value, partition.LastOffset!.Value));
        long midnightMs = Instant.FromUtc(2013, 10, 7, 4, 0).ToUnixTimeMilliseconds();
        Assert.Equal((midnightMs + 34_100_000, midnightMs + 34_200_001), (partition.MinRecordTimeMs, partition.MaxRecordTimeMs));
    }

    private static IEnumerable<MarketEvent> Trades(PreparedTape prepared) =>
        TapeTesting.ReadAll(prepared.Tape, 1000).Select(read => read.Event).Where(e => e.Channel == EventChannel.Trade);
}
