using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using static Torghut.Platform.Cluster.Tests.Kafka.Support.DumpCase;

namespace Torghut.Platform.Cluster.Tests.Kafka.Dump;

public sealed class KafkaDumpFaultTests : IDisposable
{
    private const int Partitions = 2;
    private const int RecordsEach = 12_000;

    // Slow enough for a fault to come in the middle.
    private const long SlowBytesPerSecond = 1_500_000;

    private readonly DumpCase _case = new(brokers: 2);

    public KafkaDumpFaultTests()
    {
        _case.Host.CreateTopic("t", Partitions);
        for (int i = 0; i < Partitions; i++)
        {
            _case.Records.PutMany("t", i, Start, RecordsEach);
            _case.Host.Do($"leader t {i} {i + 1}");
        }
    }

    private KafkaDumpRequest Slow => _case.Request("t") with { MaxBytesPerSecond = SlowBytesPerSecond, ChunkBytes = 100_000 };

    public void Dispose() => _case.Dispose();

    public static TheoryData<string, string> Faults => new()
    {
        { "broker-down 1", "broker-up 1" },
        { "broker-cut 2", "" },
        { "leader t 0 2", "leader t 0 1" },
        { "request-errors 1 6 6 6 5 7 3 13", "" },
        { "request-errors 1 -195 -195 -195", "" },
        { "latency 1 300", "latency 1 0" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFaultThatPassesChangesNothing(string fault, string end)
    {
        KafkaDumpResult calm = _case.Dump("t");
        OnceInTheMiddle(() =>
        {
            _case.Host.Do(fault);
            if (end.Length > 0)
            {
                Thread.Sleep(1_500);
                _case.Host.Do(end);
            }
        });

        KafkaDumpResult result = _case.Dump(Slow with { Force = true });

        Assert.Equal(Partitions * RecordsEach, result.Document.Digests.Records);
        Assert.Equal(calm.Document.Digests, result.Document.Digests);
    }

    [Fact]
    public void RequestErrorsBeforeTheFirstRecordPass()
    {
        const int ListOffsets = 2, Metadata = 3;
        _case.Host.Do($"request-errors {Metadata} 5 5");
        _case.Host.Do($"request-errors {ListOffsets} 6 5 7 6");

        Assert.Equal(Partitions * RecordsEach, _case.Dump("t").Document.Digests.Records);
    }

    [Fact]
    public void ADumpThatWasBrokenOffGoesOnWithItsCompleteChunks()
    {
        KafkaDumpResult whole = _case.Dump(_case.Request("t") with { Folder = _case.OtherFolder });
        using var stop = new CancellationTokenSource();
        OnceInTheMiddle(stop.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => _case.Dump(Slow with { Force = true }, stop.Token));
        string[] chunks = [.. Directory.GetFiles(Path.Combine(_case.Folder, "chunks"), "*.chunk").Order(StringComparer.Ordinal)];
        Assert.NotEmpty(chunks);

        // As a power failure leaves it: the last chunk is torn. And what arrived since is not read.
        string torn = chunks[^1];
        using (FileStream file = File.OpenWrite(torn))
        {
            file.SetLength(file.Length - 10);
        }

        _case.Records.PutMany("t", 0, Start, 10);
        _case.Notes = new Notes();
        KafkaDumpResult resumed = _case.Dump(Slow);

        Assert.False(resumed.Reused);
        Assert.True(_case.Notes.Samples.First().Records > 0, "nothing was kept");
        Assert.Equal(whole.Document.Digests, resumed.Document.Digests);
        Assert.Equal(whole.Document.Partitions.Select(partition => partition.InWindow), resumed.Document.Partitions.Select(partition => partition.InWindow));
        Assert.False(Directory.Exists(Path.Combine(_case.Folder, "chunks")));
    }

    [Fact]
    public void ChunksOfAnotherWindowAreNotUsed()
    {
        using var stop = new CancellationTokenSource();
        OnceInTheMiddle(stop.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => _case.Dump(Slow, stop.Token));

        KafkaDumpResult other = _case.Dump(_case.Request("t") with { Window = Window(Start + 1_000, Start + 2_000) });

        Assert.Equal(Partitions * (RecordsEach - 1_000), other.Document.Digests.Records);
        Assert.Equal(Partitions * 1_000, other.Document.RecordsInWindow);
    }

    [Fact]
    public void RecordsThatAreDeletedWhileTheyAreReadAreAGap()
    {
        OnceInTheMiddle(() => _case.Host.Do($"records-delete t 0 {RecordsEach - 1}"));

        KafkaDumpResult result = _case.Dump(Slow with { MaxBytesPerSecond = 400_000 });

        DumpedPartition partition = result.Document.Partitions[0];
        Assert.Equal(RecordsEach - 1, partition.LastOffset);
        Assert.Equal("deleted", Assert.Single(partition.FirstGaps).Reason);
        Assert.Equal(RecordsEach, partition.Records + partition.MissingOffsets);
        Assert.Contains(_case.Notes.All, note => note.Code == "dump_records_deleted");
        Assert.Equal(RecordsEach, result.Document.Partitions[1].Records);
    }

    [Fact]
    public void BrokersThatStayAwayEndTheDumpWithWhatWasLeft()
    {
        OnceInTheMiddle(() => _case.Host.Do("broker-down -1"));

        var failure = Assert.Throws<SimulationException>(() => _case.Dump(Slow with { Patience = TimeSpan.FromSeconds(3) }));

        Assert.Equal((ExitCode.Refused, "kafka_dump_stalled"), (failure.ExitCode, failure.Code));
        Assert.Contains("] at offset ", failure.Message, StringComparison.Ordinal);
        _case.Host.Do("broker-up -1");
        Assert.Equal(Partitions * RecordsEach, _case.Dump("t").Document.Digests.Records);
    }

    [Fact]
    public void ARefusedTopicEndsTheDumpAtOnce()
    {
        const int Fetch = 1, TopicAuthorizationFailed = 29;
        OnceInTheMiddle(() => _case.Host.Do($"request-errors {Fetch} {string.Join(' ', Enumerable.Repeat(TopicAuthorizationFailed, 50))}"));

        var failure = Assert.Throws<SimulationException>(() => _case.Dump(Slow));

        Assert.Equal((ExitCode.Refused, "kafka_access_denied"), (failure.ExitCode, failure.Code));
        Assert.Contains("reading t", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongAddressIsNamed()
    {
        var connection = new KafkaConnection(new KafkaClientSection { BootstrapServers = "127.0.0.1:1" }, _ => null);

        var failure = Assert.Throws<SimulationException>(() =>
            new KafkaDump(connection, _case.Notes, TimeProvider.System).RunAsync(_case.Request("t") with { Patience = TimeSpan.FromSeconds(2) }, default).GetAwaiter().GetResult());

        Assert.Equal((ExitCode.Refused, "kafka_unavailable"), (failure.ExitCode, failure.Code));
        Assert.Contains("127.0.0.1:1", failure.Message, StringComparison.Ordinal);
    }

    private void OnceInTheMiddle(Action action)
    {
        int done = 0;
        _case.Notes = new Notes(sample =>
        {
            if (sample is { Activity: "dump", Records: > RecordsEach / 4 } && Interlocked.Exchange(ref done, 1) == 0)
            {
                action();
            }
        });
    }
}
