using System.Text;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;
using static Torghut.Platform.Cluster.Tests.Kafka.Support.DumpCase;

namespace Torghut.Platform.Cluster.Tests.Kafka.Replay;

public sealed class KafkaReplayTests : IDisposable
{
    private const string Format = "%p %o %T key %K %k value %S %s|";

    private readonly ReplayCase _case = new();

    private string Servers => _case.Host.BootstrapServers;

    public void Dispose() => _case.Dispose();

    [Fact]
    public void KcatReadsWhatIsReplayedAsItReadsTheSource()
    {
        _case.Host.CreateTopic("t", 3);
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        _case.Source.Records.Put("t", 0, Start + 5, "{\"p\":1}", "AAPL");
        _case.Source.Records.Put("t", 0, Start + 2, "{\"p\":2}", "AAPL");
        _case.Source.Records.Put("t", 0, Start + 2, null, "MSFT");
        _case.Source.Records.Put("t", 1, Start, "");
        _case.Source.Records.Put("t", 2, End - 1, new Message<byte[]?, byte[]?> { Key = bytes, Value = bytes });

        KafkaReplayResult result = _case.Replay(_case.Request(_case.MakeFresh("sim.t", 3)));

        Assert.Equal(5, result.Records);
        Assert.Equal(5, result.RecordsByTopic["sim.t"]);
        for (int partition = 0; partition < 3; partition++)
        {
            Assert.Equal(Kcat.Consume(Servers, "t", partition, Format), Kcat.Consume(Servers, "sim.t", partition, Format));
        }
    }

    [Fact]
    public void LineageStandsBehindTheRecordsOwnHeaders()
    {
        _case.Host.CreateTopic("t", 1);
        var headers = new Headers { { "trace", Encoding.UTF8.GetBytes("7") }, { "none", null } };
        _case.Source.Records.Put("t", 0, Start, new Message<byte[]?, byte[]?> { Value = [1], Headers = headers });

        _case.Replay(_case.Request(_case.MakeFresh("sim.t", 1)));

        Assert.Equal(
            "trace=7,none=NULL,simulation_run_id=run 1,dataset_id=day 1,dataset_event_id=t:0:0",
            Kcat.Consume(Servers, "sim.t", 0, "%h"));
    }

    [Fact]
    public void OnlyRecordsWithATimestampInTheWindowAreReplayed()
    {
        _case.Host.CreateTopic("t", 1);
        foreach (long time in (long[])[Start, Start - 1, End - 1, End, Stop - 1])
        {
            _case.Source.Records.Put("t", 0, time, "v");
        }

        KafkaReplayResult result = _case.Replay(_case.Request(_case.MakeFresh("sim.t", 1)));

        Assert.Equal((2, 3), (result.Records, result.OutsideWindow));
        Assert.Equal($"{Start} {End - 1} ", Kcat.Consume(Servers, "sim.t", 0, "%T "));
    }

    [Fact]
    public void ManyRecordsKeepTheirPartitionsAndTheirOrder()
    {
        const int Records = 20_000;
        _case.Host.CreateTopic("t", 2);
        _case.Source.Records.PutMany("t", 0, Start, Records);
        _case.Source.Records.PutMany("t", 1, Start, Records);

        KafkaReplayResult result = _case.Replay(_case.Request(_case.MakeFresh("sim.t", 2)));

        Assert.Equal(2 * Records, result.Records);
        Assert.Equal(Kcat.Consume(Servers, "t", 0, Format), Kcat.Consume(Servers, "sim.t", 0, Format));
        Assert.Equal(Kcat.Consume(Servers, "t", 1, Format), Kcat.Consume(Servers, "sim.t", 1, Format));
    }

    [Fact]
    public void FewerPartitionsTakeRecordsByTheirKeysHash()
    {
        _case.Host.CreateTopic("t", 4);
        _case.Host.CreateTopic("expected", 2);
        string[] keys = ["AAPL", "MSFT", "IBM", "SPY", "QQQ", "NVDA"];
        foreach ((string key, int i) in keys.Select((key, i) => (key, i)))
        {
            _case.Source.Records.Put("t", i % 4, Start + i, key, key);
            Kcat.Produce(Servers, "expected", -1, $"{key}|{key}\n", "-K", "|", "-X", "topic.partitioner=murmur2_random");
        }

        _case.Replay(_case.Request(_case.MakeFresh("sim.t", 2, isKeyHashed: true)));

        Assert.Equal(Kcat.Consume(Servers, "expected", 0, "%k "), Kcat.Consume(Servers, "sim.t", 0, "%k "));
        Assert.Equal(Kcat.Consume(Servers, "expected", 1, "%k "), Kcat.Consume(Servers, "sim.t", 1, "%k "));
        Assert.NotEmpty(Kcat.Consume(Servers, "sim.t", 1, "%k "));
    }

    [Theory]
    [InlineData(1, 0, 400)]
    [InlineData(4, 0, 100)]
    [InlineData(1, 0.05, 100)]
    public void APaceIsKeptAndNeverFaster(double acceleration, double maxSleepSeconds, int leastMs)
    {
        _case.Host.CreateTopic("t", 1);
        foreach (long time in (long[])[0, 200, 100, 400])
        {
            _case.Source.Records.Put("t", 0, Start + time, "v");
        }

        KafkaReplayResult result = _case.Replay(_case.Request(_case.MakeFresh("sim.t", 1)) with { Pace = new ReplayPace(acceleration, maxSleepSeconds) });

        Assert.Equal(4, result.Records);
        Assert.True(result.Elapsed.TotalMilliseconds >= leastMs - 2, $"{result.Elapsed}");
    }

    [Fact]
    public void ProgressIsToldAlsoWhileTheNextRecordIsWaitedFor()
    {
        _case.Host.CreateTopic("t", 1);
        _case.Source.Records.Put("t", 0, Start, "v");
        _case.Source.Records.Put("t", 0, Start + 500, "v");

        _case.Replay(_case.Request(_case.MakeFresh("sim.t", 1)) with
        {
            Pace = new ReplayPace(1, 0),
            Settings = new ReplaySection { StatusUpdateEverySeconds = 0.05 },
        });

        Assert.True(_case.Notes.Samples.Count(sample => sample is { Activity: "replay", Records: 1 }) >= 3);
    }

    [Fact]
    public void ATopicThatIsNotFreshIsNeverWrittenTo()
    {
        _case.Host.CreateTopic("t", 1);
        _case.Source.Records.Put("t", 0, Start, "v");
        KafkaReplayRequest request = _case.Request(_case.MakeFresh("sim.t", 1));
        _case.Replay(request);

        var failure = Assert.Throws<SimulationException>(() => _case.Replay(request));

        Assert.Equal((ExitCode.Failed, "replay_topic_not_fresh"), (failure.ExitCode, failure.Code));
        Assert.Equal("0 ", Kcat.Consume(Servers, "sim.t", 0, "%o "));
    }

    [Fact]
    public void AReplayIsTakenAgainOnlyWhileItsTopicsHoldWhatItWrote()
    {
        _case.Host.CreateTopic("t", 1);
        _case.Source.Records.Put("t", 0, Start, "v");
        KafkaReplayResult result = _case.Replay(_case.Request(_case.MakeFresh("sim.t", 1)));

        Assert.True(IsHeld(result));
        _case.Source.Records.Put("sim.t", 0, Start, "another's");
        Assert.False(IsHeld(result));
        _case.Host.Do("topic-delete sim.t");
        Assert.False(IsHeld(result));
    }

    [Theory]
    [InlineData("torghut.trades.v1")]
    [InlineData("torghut.ta.signals.v1")]
    [InlineData("t")]
    [InlineData("__consumer_offsets")]
    public void ProductionAndSourceTopicsAreNeverTargets(string topic)
    {
        _case.Host.CreateTopic("t", 1);
        _case.Source.Records.Put("t", 0, Start, "v");
        KafkaReplayRequest request = _case.Request(new SimulationTopic { Name = topic, Partitions = 1, Replicas = 1 });
        using KafkaTopics topics = _case.Topics();

        foreach (Action write in (Action[])[
            () => _case.Replay(request),
            () => topics.CreateAsync(request.Targets["t"], default).GetAwaiter().GetResult(),
            () => topics.DeleteAsync(topic, default).GetAwaiter().GetResult()])
        {
            var failure = Assert.Throws<SimulationException>(write);
            Assert.Equal(ExitCode.Refused, failure.ExitCode);
            Assert.StartsWith("isolation_guard_failed:simulation_topics_", failure.Code, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(0, _case.Host.RequestsOf(ReplayCase.ClientId));
    }

    [Fact]
    public void TopicsKeepADayThatIsOld()
    {
        _case.MakeFresh("sim.t", 5);

        Assert.Equal(
            "sim.t:5:1:cleanup.policy=delete,message.timestamp.after.max.ms=9223372036854775807,"
            + "message.timestamp.before.max.ms=9223372036854775807,message.timestamp.type=CreateTime,retention.bytes=-1,retention.ms=-1",
            _case.Host.Do("topics"));
    }

    private bool IsHeld(KafkaReplayResult result)
    {
        using KafkaTopics topics = _case.Topics();
        return ReplayCheck.IsHeldAsync(topics, result.RecordsByTopic, default).GetAwaiter().GetResult();
    }
}
