using System.Text.Json;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Platform.Cluster.Kafka.Selection;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;
using static Torghut.Platform.Cluster.Tests.Kafka.Support.DumpCase;

namespace Torghut.Platform.Cluster.Tests.Kafka.Dump;

public sealed class KafkaDumpTests : IDisposable
{
    private readonly DumpCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void WhatKcatProducesIsDumpedByteForByte()
    {
        _case.Host.CreateTopic("t", 2);
        Kcat.Produce(_case.Host.BootstrapServers, "t", 0, "AAPL|{\"a\":\"ü\"}\nMSFT|two words\n", "-K", "|", "-H", "trace=1", "-H", "empty=");
        Kcat.Produce(_case.Host.BootstrapServers, "t", 1, "no key\n");
        Kcat.Produce(_case.Host.BootstrapServers, "t", 1, "IBM|\n", "-K", "|", "-Z");
        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        KafkaDumpResult result = _case.Dump(_case.Request("t") with { Window = Window(now - 3_600_000, now + 3_600_000) });

        Dictionary<string, JsonElement> lines = DumpLines.Read(result.Path).ToDictionary(line => line.GetProperty("dataset_event_id").GetString()!);
        Assert.Equal(["t:0:0", "t:0:1", "t:1:0", "t:1:1"], lines.Keys.Order());
        Assert.Equal(("AAPL", "{\"a\":\"ü\"}"), (lines["t:0:0"].Text("key_b64"), lines["t:0:0"].Text("value_b64")));
        Assert.Equal("[[\"trace\",\"MQ==\"],[\"empty\",\"\"]]", lines["t:0:0"].GetProperty("headers").GetRawText());
        Assert.Equal((null, "no key"), (lines["t:1:0"].Text("key_b64"), lines["t:1:0"].Text("value_b64")));
        Assert.Equal(("IBM", null), (lines["t:1:1"].Text("key_b64"), lines["t:1:1"].Text("value_b64")));
        Assert.Equal("sim.t", lines["t:0:0"].GetProperty("replay_topic").GetString());
        Assert.Equal(
            Kcat.Consume(_case.Host.BootstrapServers, "t", 0, "%T "),
            $"{lines["t:0:0"].GetProperty("source_timestamp_ms")} {lines["t:0:1"].GetProperty("source_timestamp_ms")} ");
        Assert.Equal(DumpDigests.Compute(result.Path, CancellationToken.None), result.Document.Digests);
    }

    [Fact]
    public void EveryKindOfBytesStaysAsItIs()
    {
        _case.Host.CreateTopic("t", 1);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var headers = new Headers { { "name\"\\\n", all }, { "name\"\\\n", null }, { "", [] } };
        _case.Records.Put("t", 0, Start, new Message<byte[]?, byte[]?> { Key = [], Value = all, Headers = headers });
        _case.Records.Put("t", 0, Start, new Message<byte[]?, byte[]?> { Key = all, Value = [] });

        List<JsonElement> lines = DumpLines.Read(_case.Dump("t").Path);

        Assert.Empty(lines[0].Bytes("key_b64")!);
        Assert.Equal(all, lines[0].Bytes("value_b64"));
        Assert.Equal(["name\"\\\n", "name\"\\\n", ""], lines[0].GetProperty("headers").EnumerateArray().Select(header => header[0].GetString()));
        Assert.Equal(all, lines[0].GetProperty("headers")[0][1].GetBytesFromBase64());
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("headers")[1][1].ValueKind);
        Assert.Equal("", lines[0].GetProperty("headers")[2][1].GetString());
        Assert.Equal(all, lines[1].Bytes("key_b64"));
        Assert.Empty(lines[1].Bytes("value_b64")!);
    }

    [Fact]
    public void ATopicWithoutATimeIndexIsScannedFromTheFirstRecordInTheWindowToTheFirstBehindTheLateAppends()
    {
        _case.Host.CreateTopic("t", 1);
        long[] times = [Start - 5, Start - 1, Start, Start - 2, End - 1, End, Stop - 1, Stop, Start + 1];
        foreach (long time in times)
        {
            _case.Records.Put("t", 0, time, "v");
        }

        KafkaDumpResult result = _case.Dump("t");

        Assert.Equal(["t:0:2", "t:0:3", "t:0:4", "t:0:5", "t:0:6"], DumpLines.Ids(result.Path));
        DumpedPartition partition = Assert.Single(result.Document.Partitions);
        Assert.Equal(SelectionMethod.Scan, partition.Selection.Method);
        Assert.Equal((2, 1, 2), (partition.InWindow, partition.BeforeWindow, partition.AfterWindow));
        Assert.Equal((2, 3), (result.Document.RecordsInWindow, result.Document.RecordsOutsideWindow));
        Assert.Equal((2, 6, 0), (partition.FirstOffset, partition.LastOffset, partition.Gaps));
        Assert.Equal((Start - 2, Stop - 1, 1), (partition.MinTimestampMs, partition.MaxTimestampMs, partition.TimestampsBackwards));
    }

    [Fact]
    public void ATimeIndexBoundsWhatIsRead()
    {
        _case.Host.CreateTopic("t", 2);
        foreach (long time in (long[])[Start - 5, Start, Start + 1, Stop, Stop + 1])
        {
            _case.Records.Put("t", 0, time, "v");
        }

        _case.Records.Put("t", 1, Start - 5, "older than the window");
        _case.Host.Do($"time-index t 0 {Start - 5} 0");
        _case.Host.Do($"time-index t 0 {Start} 1");
        _case.Host.Do($"time-index t 0 {Stop} 3");
        _case.Host.Do($"time-index t 1 {Start - 5} 0");

        KafkaDumpResult result = _case.Dump("t");

        Assert.Equal(["t:0:1", "t:0:2"], DumpLines.Ids(result.Path));
        Assert.Equal(SelectionMethod.TimeIndex, result.Document.Partitions[0].Selection.Method);
        Assert.Equal((1, 3), (result.Document.Partitions[0].Selection.StartOffset, result.Document.Partitions[0].Selection.StopOffset));
        Assert.Equal(SelectionMethod.Nothing, result.Document.Partitions[1].Selection.Method);
    }

    [Fact]
    public void EndsBehindMarkersAndEmptyPartitionsAreReached()
    {
        _case.Host.CreateTopic("t", 4);
        _case.Records.Put("t", 0, Start, "v");
        _case.Host.Do("marker-append t 0");
        _case.Records.Put("t", 0, Start + 1, "v");
        _case.Host.Do("marker-append t 0");
        _case.Host.Do("marker-append t 0");
        _case.Host.Do("marker-append t 1");
        _case.Records.Put("t", 3, Start, "v");
        _case.Host.Do($"time-index t 0 {Start} 0");
        _case.Host.Do($"time-index t 3 {Start} 0");

        KafkaDumpResult result = _case.Dump("t");

        Assert.Equal(["t:0:0", "t:3:0", "t:0:2"], DumpLines.Ids(result.Path));
        Assert.Equal(
            [SelectionMethod.TimeIndex, SelectionMethod.Scan, SelectionMethod.Nothing, SelectionMethod.TimeIndex],
            result.Document.Partitions.Select(partition => partition.Selection.Method));
    }

    [Fact]
    public void MarkersAreGapsThatAreNoLoss()
    {
        _case.Host.CreateTopic("t", 2);
        _case.Records.Put("t", 0, Start, "v");
        _case.Host.Do("marker-append t 0");
        _case.Records.Put("t", 0, Start + 1, "v");
        _case.Host.Do("marker-append t 0");
        _case.Host.Do("marker-append t 1");

        KafkaDumpResult result = _case.Dump("t");

        DumpedPartition partition = result.Document.Partitions[0];
        Assert.Equal(["t:0:0", "t:0:2"], DumpLines.Ids(result.Path));
        Assert.Equal((2, 2), (partition.Gaps, partition.MissingOffsets));
        Assert.Equal([(1, 1, "no_record"), (3, 3, "no_record")], partition.FirstGaps.Select(gap => (gap.FirstOffset, gap.LastOffset, gap.Reason)));
        Assert.Equal(0, result.Document.Partitions[1].Records);
    }

    [Fact]
    public void LinesAreOrderedByTheRunningMaximumOfTheirPartitionsTimestamps()
    {
        _case.Host.CreateTopic("a", 1);
        _case.Host.CreateTopic("b", 2);
        _case.Records.Put("b", 1, Start + 10, "v");
        _case.Records.Put("b", 1, Start + 1, "its timestamp is lower, its place is not");
        _case.Records.Put("b", 0, Start + 10, "v");
        _case.Records.Put("b", 0, Start + 20, "v");
        _case.Records.Put("a", 0, Start + 15, "v");
        _case.Records.Put("a", 0, Start + 20, "v");

        Assert.Equal(["b:0:0", "b:1:0", "b:1:1", "a:0:0", "a:0:1", "b:0:1"], DumpLines.Ids(_case.Dump("a", "b").Path));
    }

    [Fact]
    public void EqualInputGivesEqualBytes()
    {
        _case.Host.CreateTopic("t", 3);
        for (int i = 0; i < 3; i++)
        {
            _case.Records.PutMany("t", i, Start, 2_000);
        }

        KafkaDumpResult first = _case.Dump("t");
        KafkaDumpResult second = _case.Dump(_case.Request("t") with { Force = true, ChunkBytes = 10_000 });

        Assert.False(second.Reused);
        Assert.Equal(6_000, first.Document.Digests.Records);
        Assert.Equal(first.Document.Digests, second.Document.Digests);
    }

    [Fact]
    public void RecordsThatTheBrokersDeletedBeforeAreWarnedAbout()
    {
        _case.Host.CreateTopic("t", 1);
        _case.Records.Put("t", 0, Start, "v");
        _case.Records.Put("t", 0, Start + 1, "v");
        _case.Host.Do("records-delete t 0 1");

        KafkaDumpResult result = _case.Dump("t");

        Assert.Equal(["t:0:1"], DumpLines.Ids(result.Path));
        Assert.True(result.Document.Partitions[0].BeginsAtDeleted);
        Assert.Contains(_case.Notes.All, note => note.Code == "dump_begins_at_deleted");
    }

    [Fact]
    public void ADumpIsReusedOnlyWhileItsFileWindowAndTopicsAreTheSame()
    {
        _case.Host.CreateTopic("t", 1);
        _case.Records.Put("t", 0, Start, "v");
        _case.Dump("t");

        KafkaDumpResult again = _case.Dump("t");
        Assert.True(again.Reused);
        Assert.False(_case.Dump(_case.Request("t") with { Window = Window(Start, End + 1) }).Reused);
        Assert.False(_case.Dump(_case.Request("t") with { Topics = new Dictionary<string, string?> { ["t"] = "other" } }).Reused);
        _case.Dump("t");
        File.AppendAllText(again.Path, "x");
        Assert.False(_case.Dump("t").Reused);
        Assert.True(_case.Dump("t").Reused);
    }

    [Fact]
    public void AMissingTopicIsLeftOutAndNamedUnlessItIsRequired()
    {
        _case.Host.CreateTopic("t", 1);
        _case.Records.Put("t", 0, Start, "v");

        Assert.Equal(["none"], _case.Dump("t", "none").Document.MissingTopics);
        Assert.Contains(_case.Notes.All, note => note.Code == "kafka_topic_not_found" && note.Message.Contains("none", StringComparison.Ordinal));

        var failure = Assert.Throws<SimulationException>(() =>
            _case.Dump(_case.Request("t", "none") with { RequiredTopics = new HashSet<string> { "none" } }));
        Assert.Equal((ExitCode.Refused, "kafka_topic_not_found"), (failure.ExitCode, failure.Code));
        Assert.Contains("none", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("none", Kcat.Topics(_case.Host.BootstrapServers));
    }

    [Fact]
    public void ADumpOnlyReads()
    {
        const int ListOffsets = 2, Fetch = 1, Metadata = 3, FindCoordinator = 10, ApiVersions = 18, Telemetry = 71, TelemetryPush = 72;
        _case.Host.CreateTopic("t", 2);
        _case.Records.PutMany("t", 0, Start, 100);

        _case.Dump("t");

        int[] sent = _case.Host.RequestsOf(ClientId);
        Assert.Contains(Fetch, sent);
        Assert.Empty(sent.Except([ListOffsets, Fetch, Metadata, FindCoordinator, ApiVersions, Telemetry, TelemetryPush]));
    }

    [Fact]
    public void ProgressIsToldByOffsets()
    {
        _case.Host.CreateTopic("t", 2);
        _case.Records.PutMany("t", 0, Start, 10_000);
        _case.Records.PutMany("t", 1, Start, 5_000);

        _case.Dump("t");

        ProgressSample[] samples = [.. _case.Notes.Samples.Where(sample => sample.Activity == "dump")];
        Assert.All(samples, sample => Assert.Equal(15_000, sample.TotalRecords));
        Assert.Equal(15_000, samples.Max(sample => sample.Records));
        Assert.True(samples.Length > 3);
    }
}
