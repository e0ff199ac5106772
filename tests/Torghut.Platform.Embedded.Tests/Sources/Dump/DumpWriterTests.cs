using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Platform.Embedded.Tests.Tape;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Tests.Sources.Dump;

public sealed class DumpWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ALineHasTheFieldsOfTheFormatInTheirOrder()
    {
        using DumpWriter writer = new(_folder["d"], DumpCompression.None);
        writer.Write(new DumpEntry
        {
            Topic = "torghut.trades.v1",
            Partition = 2,
            Offset = 41,
            TimestampMs = 1_772_202_600_123,
            ReplayTopic = "torghut.sim.trades.v1.run",
            Key = "AAPL"u8.ToArray(),
            Value = "{}"u8.ToArray(),
            Headers = [new DumpHeader("trace", "x"u8.ToArray()), new DumpHeader("a\"b\n", null)],
        });
        writer.Write(new DumpEntry { Topic = "t", Partition = 0, Offset = 0, TimestampMs = -1, Value = null });
        DumpDigests digests = writer.Complete();

        string[] lines = File.ReadAllLines(_folder["d"]);
        Assert.Equal(
            """{"dataset_event_id":"torghut.trades.v1:2:41","source_topic":"torghut.trades.v1","source_partition":2,"source_offset":41,"source_timestamp_ms":1772202600123,"replay_topic":"torghut.sim.trades.v1.run","key_b64":"QUFQTA==","value_b64":"e30=","headers":[["trace","eA=="],["a\"b\n",null]]}""",
            lines[0]);
        Assert.Equal(
            """{"dataset_event_id":"t:0:0","source_topic":"t","source_partition":0,"source_offset":0,"source_timestamp_ms":-1,"replay_topic":null,"key_b64":null,"value_b64":null,"headers":[]}""",
            lines[1]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder["d"]))), digests.FileSha256);
        Assert.Equal((2L, new FileInfo(_folder["d"]).Length, digests.FileSha256), (digests.Records, digests.FileBytes, digests.LinesSha256));
    }

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public void DigestsAreThoseOfTheFileAndOfTheLines(DumpCompression compression)
    {
        string path = _folder[DumpWriter.FileName(compression)];
        using DumpWriter writer = new(path, compression);
        for (int i = 0; i < 5000; i++)
        {
            writer.Write(Entry("t", 0, i, i));
        }

        DumpDigests digests = writer.Complete();

        Assert.Equal(digests, DumpDigests.Compute(_folder.Path, default));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), digests.FileSha256);
    }

    [Fact]
    public void AnUnfinishedDumpLeavesNothingBehindAndTheOldOneStays()
    {
        File.WriteAllText(_folder["d"], "old");
        using (DumpWriter writer = new(_folder["d"], DumpCompression.Gzip))
        {
            writer.Write(Entry("t", 0, 0, 0));
        }

        Assert.Equal("old", File.ReadAllText(_folder["d"]));
        Assert.Equal(["d"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void PartitionsAreMergedByTheirRunningMaximumTopicPartitionAndOffset()
    {
        IEnumerable<DumpEntry> merged = DumpMerge.Merge(
        [
            [Entry("b", 0, 0, 10), Entry("b", 0, 1, 5), Entry("b", 0, 2, 12)],
            [Entry("a", 1, 7, 10), Entry("a", 1, 8, 11)],
            [],
            [Entry("a", 0, 3, 10), Entry("a", 0, 9, 20)],
        ]);

        Assert.Equal(
            ["a:0:3@10", "a:1:7@10", "b:0:0@10", "b:0:1@5", "a:1:8@11", "b:0:2@12", "a:0:9@20"],
            merged.Select(e => $"{e.Topic}:{e.Partition}:{e.Offset}@{e.TimestampMs}"));
    }

    [Fact]
    public void MergingKeepsEveryPartitionsOrderAndDependsOnNothingElse() =>
        Gen.Int[0, 20].List[0, 12].List[1, 5].Sample(times =>
        {
            List<IEnumerable<DumpEntry>> partitions = [.. times.Select((t, p) => t.Select((ms, offset) => Entry("t" + (p % 2), p, offset, ms)).ToArray())];
            List<(int Partition, long Offset)> merged = [.. DumpMerge.Merge(partitions).Select(e => (e.Partition, e.Offset))];
            partitions.Reverse();

            return merged.SequenceEqual(DumpMerge.Merge(partitions).Select(e => (e.Partition, e.Offset)))
                && merged.Count == times.Sum(t => t.Count)
                && merged.GroupBy(e => e.Partition).All(p => p.Select(e => e.Offset).SequenceEqual(p.Select(e => e.Offset).Order()));
        });

    [Fact]
    public void WhatASourcePushesIsReadBackAsItWas() => Gen.Select(Events, Gen.Int[0, 2]).Sample(
        (events, compression) =>
        {
            using TemporaryFolder folder = new();
            ScriptedSource source = new(events);
            CollectingSink expected = new();
            _ = source.Decode(DumpText.Request, expected, new NoDecodeProgress(), default);
            string path = folder["dump"];
            _ = DumpRecorder.Record(source, DumpText.Request, path, (DumpCompression)compression, default);

            (DecodeResult result, CollectingSink sink) = DumpText.Decode(path);

            Assert.Equal(expected.Describe(), sink.Describe());
            Assert.Equal(events.Count, result.LinesRead);
        },
        iter: 40);

    /// <summary>Events of two symbols on all channels, in the order of arrival; each stream has a partition of its own.</summary>
    private static Gen<List<(string Symbol, EventChannel Channel, MarketEvent Event, BarValues? Bar)>> Events { get; } =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 3], Gen.Long[0, 599_999_999_999], Gen.Long[1, 1_000_000_000_000].Array[4]).List[1, 60].Select(drawn =>
        {
            Dictionary<(int, int), long> offsets = [];
            HashSet<(int, long)> barStarts = [];
            List<(string, EventChannel, MarketEvent, BarValues?)> events = [];
            foreach ((int symbol, int channel, long ns, long[] values) in drawn)
            {
                long offset = offsets[(symbol, channel)] = offsets.GetValueOrDefault((symbol, channel)) + 1 + (values[0] % 3);
                MarketEvent e = new() { EventTimeNs = TapeTesting.StartNs + ns, Partition = symbol, Offset = offset };
                BarValues? bar = null;
                switch ((EventChannel)channel)
                {
                    case EventChannel.Quote:
                        (e.BidPriceE8, e.BidSizeE8, e.AskPriceE8, e.AskSizeE8) = (values[0], values[1], values[2], values[3]);
                        break;
                    case EventChannel.Trade:
                        (e.PriceE8, e.SizeE8) = (values[0], values[1]);
                        break;
                    case EventChannel.Status:
                        e.Flags = values[0] % 2 == 0 ? EventFlags.Halted : EventFlags.None;
                        break;
                    default:
                        e.EventTimeNs = TapeTesting.StartNs + EventTime.NsPerSecond + (ns / EventTime.NsPerMs * EventTime.NsPerMs);
                        bar = new BarValues(e.EventTimeNs - EventTime.NsPerMinute, values[0], values[0] + 1, values[0], values[0], values[1], values[2] % 2 == 0 ? null : values[2], values[3] % 1_000_000);
                        if (e.EventTimeNs > TapeTesting.StartNs + (600 * EventTime.NsPerSecond) || !barStarts.Add((symbol, e.EventTimeNs)))
                        {
                            continue;
                        }

                        break;
                }

                events.Add((symbol == 0 ? "AAA" : "BBB", (EventChannel)channel, e, bar));
            }

            return events;
        }).Where(events => events.Count > 0);

    private static DumpEntry Entry(string topic, int partition, long offset, long timestampMs) =>
        new() { Topic = topic, Partition = partition, Offset = offset, TimestampMs = timestampMs, Key = "K"u8.ToArray(), Value = Encoding.UTF8.GetBytes("v" + offset) };

    private sealed class ScriptedSource(List<(string Symbol, EventChannel Channel, MarketEvent Event, BarValues? Bar)> events) : IMarketSource
    {
        public string Kind => "scripted";

        public SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken)
        {
            foreach ((string symbol, EventChannel channel, MarketEvent e, BarValues? bar) in events)
            {
                if (bar is { } values)
                {
                    sink.OpenStream(symbol, channel).WriteBar(e, values);
                }
                else
                {
                    sink.OpenStream(symbol, channel).Write(e);
                }
            }

            return null!;
        }
    }
}
