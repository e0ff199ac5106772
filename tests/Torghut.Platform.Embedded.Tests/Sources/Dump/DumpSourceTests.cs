using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using static Torghut.Platform.Embedded.Tests.Sources.Dump.DumpText;

namespace Torghut.Platform.Embedded.Tests.Sources.Dump;

public sealed class DumpSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryChannelBecomesEventsWithTheIdentityOfItsRecord()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder, [Quote(5, 1000), Trade(7, 1001, price: "187.34"), Status(0, 2000, "H"), Status(1, 3000, "Q"), Status(2, 4000, "T"), Bar(9, 60_000)]);

        MarketEvent quote = Assert.Single(sink["AAPL", EventChannel.Quote]).Event;
        Assert.Equal((9_950_000_000, 20_000_000_000, 10_050_000_000, 30_000_000_000), (quote.BidPriceE8, quote.BidSizeE8, quote.AskPriceE8, quote.AskSizeE8));
        Assert.Equal((0, 5L, 1000L), (quote.Partition, quote.Offset, Ms(quote)));

        MarketEvent trade = Assert.Single(sink["AAPL", EventChannel.Trade]).Event;
        Assert.Equal((18_734_000_000, 1_000_000_000, 7L), (trade.PriceE8, trade.SizeE8, trade.Offset));

        Assert.Equal([(2000L, EventFlags.Halted), (4000L, EventFlags.None)], sink["AAPL", EventChannel.Status].Select(read => (Ms(read.Event), read.Event.Flags)));

        (MarketEvent bar, BarValues? values) = Assert.Single(sink["AAPL", EventChannel.Bar]);
        Assert.Equal(120_000, Ms(bar));
        Assert.Equal((StartMs + 60_000) * 1_000_000, values!.Value.StartNs);
        Assert.Equal((200_000_000, null, 5L), (values.Value.CloseE8, values.Value.VwapE8, values.Value.TradeCount));

        Assert.Equal(6, result.LinesRead);
        Assert.Equal(5, result.Outcomes[LineOutcomes.Event]);
        Assert.Equal(1, result.Outcomes[LineOutcomes.NoChange]);
        Assert.Equal([TopicRole.Trades, TopicRole.Quotes, TopicRole.Bars, TopicRole.Status], result.Roles.Select(role => role.Role));
    }

    [Fact]
    public void ARepeatedIdentityIsDroppedTheFirstWins()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder,
            [
                Trade(1, 10, price: "1"), Trade(1, 11, price: "2", id: "99"),
                Trade(2, 20, id: "1"), Trade(3, 21, id: "\"1\""), Trade(4, 22, id: "\"x\""), Trade(5, 23, id: "\"x\""),
                Trade(0, 24, symbol: "MSFT", partition: 1, id: "1"),
                Bar(0, 60_000, close: "2"), Bar(1, 60_000, close: "1", channel: "updatedBars"), Bar(2, 120_000),
            ]);

        Assert.Equal([1L, 4L], sink["AAPL", EventChannel.Trade].Select(read => read.Event.Offset));
        Assert.Equal(100_000_000, sink["AAPL", EventChannel.Trade][0].Event.PriceE8);
        Assert.Single(sink["MSFT", EventChannel.Trade]);
        Assert.Equal([200_000_000, 200_000_000], sink["AAPL", EventChannel.Bar].Select(read => read.Bar!.Value.CloseE8));
        Assert.Equal(5, result.Outcomes[LineOutcomes.Duplicate]);
        Assert.Equal([4L, 1L], result.Roles.Select(role => role.Duplicates));
    }

    [Fact]
    public void EqualTimeAndSymbolIsNoDuplicate()
    {
        (_, CollectingSink sink) = Decode(_folder, [Trade(1, 10), Trade(2, 10), Quote(1, 10), Quote(2, 10)]);

        Assert.Equal(4, sink.Count);
    }

    [Fact]
    public void ATradeWithoutAnIdIsNeverARepeatedOne()
    {
        string value = TradeValue(10, "AAPL", "0", "1").Replace("\"i\":0,", "", StringComparison.Ordinal);
        (_, CollectingSink sink) = Decode(
            _folder, [Line("torghut.trades.v1", 0, 1, StartMs, null, value), Line("torghut.trades.v1", 0, 2, StartMs, "AAPL", value)]);

        Assert.Equal(2, sink.Count);
    }

    [Fact]
    public void RecordsOutsideTheWindowAreCountedByTheirOwnTimeAndByEventTime()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder,
            [
                Trade(1, 0), Trade(2, -1), Trade(3, -5, recordMs: 1), Trade(4, 599_999), Trade(5, 600_000), Trade(6, 599_998, recordMs: 600_000),
                Trade(7, 700_000, recordMs: 599_999),
            ]);

        Assert.Equal([1L, 4L], sink["AAPL", EventChannel.Trade].Select(read => read.Event.Offset));
        RoleRecords trades = Assert.Single(result.Roles);
        Assert.Equal((7L, 3L, 2L), (trades.Records, trades.OutsideWindowByRecordTime, trades.OutsideWindowByEventTime));
        Assert.Equal(5, result.Outcomes[LineOutcomes.OutsideWindow]);
    }

    [Fact]
    public void ABarBelongsToTheWindowByItsEnd()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder, [Bar(0, 0), Bar(1, 540_000), Bar(2, 540_001), Line("torghut.bars.1m.v1", 0, 3, StartMs, "AAPL", BarValue(-60_000)), Line("torghut.bars.1m.v1", 0, 4, StartMs, "AAPL", BarValue(-59_999))]);

        Assert.Equal([60_000L, 600_000L, 1L], sink["AAPL", EventChannel.Bar].Select(read => Ms(read.Event)));
        Assert.Equal(2, result.Roles[0].OutsideWindowByEventTime);

        static string BarValue(long startMs) => $"{{\"eventTs\":0,\"channel\":\"bars\",\"symbol\":\"AAPL\",\"payload\":{{\"t\":{StartMs + startMs},\"o\":1,\"h\":3,\"l\":1,\"c\":2,\"v\":1000}}}}";
    }

    [Fact]
    public void ViolationsAreQuarantinedWithLineReasonAndDetail()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder,
            [
                Trade(1, 10),
                Line("torghut.trades.v1", 0, 2, StartMs, "AAPL", "oops"),
                Line("torghut.trades.v1", 0, 3, StartMs, "AAPL", null),
                Line("torghut.trades.v1", 0, 4, StartMs, "MSFT", TradeValue(10, "AAPL", "4", "1")),
                Line("torghut.trades.v1", 0, 5, StartMs, "AAPL", TradeValue(10, "AAPL", "5", "-1")),
                Line("torghut.quotes.v1", 0, 6, StartMs, "AAPL", TradeValue(10, "AAPL", "6", "1")),
                Trade(7, 10).Replace("v1:0:7", "v1:0:8", StringComparison.Ordinal),
            ]);

        Assert.Single(sink["AAPL", EventChannel.Trade]);
        Assert.Equal(
            [
                (2L, "envelope_not_json"), (3L, "envelope_empty"), (4L, "symbol_mismatch_key"), (5L, "payload_negative"),
                (6L, "channel_mismatch_topic"), (7L, "dataset_event_id_mismatch"),
            ],
            result.Quarantined.Select(record => (record.Position, record.Reason)));
        Assert.All(result.Quarantined, record => Assert.Equal("dump.ndjson", record.Source));
        Assert.Contains("'oops'", result.Quarantined[0].Detail, StringComparison.Ordinal);
        Assert.Contains("'torghut.trades.v1:0:8'", result.Quarantined[5].Detail, StringComparison.Ordinal);
        Assert.Equal(6, result.Quarantined.Sum(record => result.Outcomes[record.Reason]));
        Assert.Equal([5L, 1L], result.Roles.Select(role => role.Quarantined));
        Assert.Equal(7, result.Outcomes.Values.Sum());
    }

    [Fact]
    public void AllViolationsAreCountedAndTheFirstHundredKept()
    {
        (DecodeResult result, _) = Decode(
            _folder, [Trade(0, 10), .. Enumerable.Range(1, 250).Select(i => Line("torghut.trades.v1", 0, i, StartMs, "AAPL", "{}"))]);

        Assert.Equal(250, result.Outcomes["envelope_missing_field"]);
        Assert.Equal(Enumerable.Range(2, 100).Select(line => (long)line), result.Quarantined.Select(record => record.Position));
    }

    [Fact]
    public void ContinuityIsCountedPerPartition()
    {
        (DecodeResult result, _) = Decode(
            _folder, [Trade(10, 5), Trade(11, 6), Trade(11, 6), Trade(15, 3), Trade(18, 9), Trade(0, 1, "MSFT", partition: 1)]);

        PartitionStatistics first = result.Partitions[0];
        Assert.Equal((TopicRole.Trades, 0, 5L), (first.Role, first.Partition, first.Records));
        Assert.Equal((10L, 18L, 2L, 5L), (first.FirstOffset, first.LastOffset, first.Gaps, first.MissingOffsets));
        Assert.Equal((1L, 0L), (first.Duplicates, first.OutOfOrder));
        Assert.Equal((StartMs + 3, StartMs + 9), (first.MinRecordTimeMs, first.MaxRecordTimeMs));
        Assert.Equal((1, 1L, 0L), (result.Partitions[1].Partition, result.Partitions[1].Records, result.Partitions[1].Gaps));
    }

    [Fact]
    public void RecordsOfOtherRolesAreCountedAndNotReplayed()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder,
            [
                Trade(0, 1), Line("torghut.trade-updates.v1", 0, 0, StartMs, "AAPL", "whatever"), Line("torghut.ta.signals.v1", 0, 4, StartMs, null, null),
                Line("unknown", 0, 0, StartMs, "AAPL", """{"eventTs":0,"channel":"trade_updates","symbol":"AAPL","payload":{}}"""),
            ]);

        Assert.Equal(1, sink.Count);
        Assert.Equal(3, result.Outcomes[LineOutcomes.NotReplayed]);
        Assert.Equal([(TopicRole.Trades, 1L), (TopicRole.TaSignals, 1L), (TopicRole.OrderUpdates, 2L)], result.Roles.Select(role => (role.Role, role.Records)));
        Assert.Empty(result.Quarantined);
    }

    [Fact]
    public void OtherSymbolsThanThoseWantedAreCounted()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder, [Trade(0, 1), Trade(0, 1, "MSFT", partition: 1), Quote(0, 2, "MSFT", partition: 1)], DumpText.Request with { Symbols = ["AAPL", "IBM"] });

        Assert.Equal([("AAPL", EventChannel.Trade)], sink.Streams);
        Assert.Equal(2, result.Outcomes[LineOutcomes.OtherSymbol]);
    }

    [Theory]
    [InlineData("my.trades", null, "my.trades")]
    [InlineData("torghut.trades.v1", null, "my.trades")]
    [InlineData("elsewhere", "torghut.sim.trades.v1.run_1", "my.trades")]
    [InlineData("elsewhere", "my.trades", "my.trades")]
    [InlineData("elsewhere", null, "my.trades")]
    public void TheRoleIsFoundByTopicThenByReplayTopicThenByChannel(string topic, string? replayTopic, string configured)
    {
        Dictionary<TopicRole, string> topics = new(DumpText.Request.SourceTopics) { [TopicRole.Trades] = configured };
        string line = Line(topic, 0, 0, StartMs, "AAPL", TradeValue(10, "AAPL", "1", "1"))
            .Replace("\"replay_topic\":null", replayTopic is null ? "\"replay_topic\":null" : $"\"replay_topic\":\"{replayTopic}\"", StringComparison.Ordinal);

        (DecodeResult result, CollectingSink sink) = Decode(_folder, [line], DumpText.Request with { SourceTopics = topics });

        Assert.Single(sink["AAPL", EventChannel.Trade]);
        Assert.Equal(topic, result.SourceTopics[TopicRole.Trades]);
        Assert.Equal(TopicRole.Trades, Assert.Single(result.Partitions).Role);
    }

    [Fact]
    public void OneTopicMayCarrySeveralChannels()
    {
        (DecodeResult result, CollectingSink sink) = Decode(
            _folder,
            [.. new[] { Trade(0, 1), Quote(1, 2), Trade(2, 3) }.Select(line => line.Replace("torghut.trades.v1", "md", StringComparison.Ordinal).Replace("torghut.quotes.v1", "md", StringComparison.Ordinal))]);

        Assert.Equal(3, sink.Count);
        PartitionStatistics partition = Assert.Single(result.Partitions);
        Assert.Equal((3L, 0L, 0L), (partition.Records, partition.Gaps, partition.OutOfOrder));
    }

    [Fact]
    public void TheIdentityOfTheInputIsItsContent()
    {
        File.WriteAllText(_folder["a.ndjson"], Trade(0, 1) + "\n");
        File.Copy(_folder["a.ndjson"], _folder["b.ndjson"]);
        File.WriteAllText(_folder["c.ndjson"], Trade(0, 2) + "\n");
        SourceIdentity[] identities = [.. new[] { "a", "b", "c" }.Select(name => new Torghut.Platform.Embedded.Sources.Dump.DumpSource(_folder[name + ".ndjson"]).Identify(DumpText.Request, default))];

        Assert.Equal(identities[0].CacheKey, identities[1].CacheKey);
        Assert.NotEqual(identities[0].CacheKey, identities[2].CacheKey);
        Assert.Equal("a.ndjson", Assert.Single(identities[0].Files).Path);
        Assert.Null(identities[0].InputHash);
    }
}
