using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using static Torghut.Platform.Cluster.Tests.Kafka.Support.DumpCase;

namespace Torghut.Platform.Cluster.Tests.Kafka.Replay;

public sealed class KafkaReplayFaultTests : IDisposable
{
    private const int Partitions = 2;
    private const int RecordsEach = 20_000;
    private const string Format = "%p %o %T %k %s|";

    private readonly ReplayCase _case = new(brokers: 2);
    private readonly KafkaReplayRequest _request;

    public KafkaReplayFaultTests()
    {
        _case.Host.CreateTopic("t", Partitions);
        for (int i = 0; i < Partitions; i++)
        {
            _case.Source.Records.PutMany("t", i, Start, RecordsEach);
        }

        _request = _case.Request(_case.MakeFresh("sim.t", Partitions)) with
        {
            Settings = new ReplaySection { FlushEveryRecords = 1_000, StatusUpdateEveryRecords = 1_000 },
        };
        _case.Host.Do("leader sim.t 0 1");
        _case.Host.Do("leader sim.t 1 2");
    }

    public void Dispose() => _case.Dispose();

    public static TheoryData<string, string> Faults => new()
    {
        { "broker-down 1", "broker-up 1" },
        { "broker-cut 1", "broker-cut 2" },
        { "leader sim.t 0 2", "leader sim.t 0 1" },
        { "request-errors 0 6 7 19 20 6 7", "" },
        { "request-errors 0 -195 -195 -195", "" },
        { "latency 2 200", "latency 2 0" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFaultThatPassesLosesNothingAndDoublesNothing(string fault, string end)
    {
        OnceInTheMiddle(() =>
        {
            _case.Host.Do(fault);
            if (end.Length > 0)
            {
                Thread.Sleep(1_000);
                _case.Host.Do(end);
            }
        });

        KafkaReplayResult result = ReplayToTheEnd();

        Assert.Equal(Partitions * RecordsEach, result.Records);
        for (int i = 0; i < Partitions; i++)
        {
            Assert.Equal(
                Kcat.Consume(_case.Host.BootstrapServers, "t", i, Format), Kcat.Consume(_case.Host.BootstrapServers, "sim.t", i, Format));
        }
    }

    [Fact]
    public void AReplayThatWasBrokenOffStartsOverOnFreshTopics()
    {
        using var stop = new CancellationTokenSource();
        OnceInTheMiddle(stop.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => _case.Replay(_request, stop.Token));
        Assert.NotEmpty(Kcat.Consume(_case.Host.BootstrapServers, "sim.t", 0, "%o "));

        Assert.Equal("replay_topic_not_fresh", Assert.Throws<SimulationException>(() => _case.Replay(_request)).Code);
        _case.MakeFresh("sim.t", Partitions);
        _case.Notes = new Notes();

        Assert.Equal(Partitions * RecordsEach, _case.Replay(_request).Records);
        Assert.Equal(
            Kcat.Consume(_case.Host.BootstrapServers, "t", 1, Format), Kcat.Consume(_case.Host.BootstrapServers, "sim.t", 1, Format));
    }

    [Fact]
    public void ARefusedRecordEndsTheReplayAndNamesItsPartition()
    {
        const int Produce = 0, MessageTooLarge = 10;
        _case.Host.Do($"request-errors {Produce} {MessageTooLarge}");

        var failure = Assert.Throws<SimulationException>(() => _case.Replay(_request));

        Assert.Equal((ExitCode.Failed, "kafka_message_too_large"), (failure.ExitCode, failure.Code));
        Assert.Contains("writing sim.t [", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokersThatStayAwayEndTheReplay()
    {
        OnceInTheMiddle(() => _case.Host.Do("broker-down -1"));

        var failure = Assert.Throws<SimulationException>(() => _case.Replay(_request with { Patience = TimeSpan.FromSeconds(3) }));

        Assert.Equal(ExitCode.Failed, failure.ExitCode);
        Assert.Contains(failure.Code, (string[])["replay_stalled", "kafka_unavailable"]);
        Assert.Contains("fresh topics", failure.Hint, StringComparison.Ordinal);
    }

    /// <summary>
    /// As a run does. These brokers keep no sequence numbers of producers: what was in flight when a connection broke may stand
    /// there twice. Kafka's do not let that happen; here it has to be found out, and the replay starts over on fresh topics.
    /// </summary>
    private KafkaReplayResult ReplayToTheEnd()
    {
        try
        {
            return _case.Replay(_request);
        }
        catch (SimulationException e) when (e.Code == "replay_incomplete")
        {
            _case.MakeFresh("sim.t", Partitions);
            return _case.Replay(_request);
        }
    }

    private void OnceInTheMiddle(Action action)
    {
        int done = 0;
        _case.Notes = new Notes(sample =>
        {
            if (sample is { Activity: "replay", Records: > RecordsEach / 2 } && Interlocked.Exchange(ref done, 1) == 0)
            {
                action();
            }
        });
    }
}
