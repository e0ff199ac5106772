using Torghut.Platform.Cluster.Kafka.Dump;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>Topics that are dumped, and replayed into topics of the run.</summary>
internal sealed class ReplayCase : IDisposable
{
    public const string ClientId = "torghut-sim-replay-test_1";

    public ReplayCase(int brokers = 1) => Source = new DumpCase(brokers);

    public DumpCase Source { get; }

    public KafkaHost Host => Source.Host;

    public Notes Notes { get; set; } = new();

    public TopicGuard Guard { get; } = new(["t"]);

    public KafkaTopics Topics() => new(Source.Connection, ClientId, Guard, Notes, TimeProvider.System) { Patience = TimeSpan.FromSeconds(20) };

    /// <summary>Makes the target afresh.</summary>
    public SimulationTopic MakeFresh(string name, int partitions, bool isKeyHashed = false)
    {
        using KafkaTopics topics = Topics();
        var topic = new SimulationTopic { Name = name, Partitions = partitions, Replicas = 1, IsKeyHashed = isKeyHashed };
        topics.DeleteAsync(name, default).GetAwaiter().GetResult();
        topics.CreateAsync(topic, default).GetAwaiter().GetResult();
        return topic;
    }

    public KafkaReplayRequest Request(params SimulationTopic[] targets)
    {
        KafkaDumpResult dump = Source.Dump("t");
        return new KafkaReplayRequest
        {
            DumpPath = dump.Path,
            Window = DumpCase.Window(),
            Targets = targets.ToDictionary(_ => "t"),
            Lineage = new ReplayLineage("run 1", "day 1"),
            ClientId = ClientId,
            Patience = TimeSpan.FromSeconds(60),
        };
    }

    public KafkaReplayResult Replay(KafkaReplayRequest request, CancellationToken cancellationToken = default) =>
        new KafkaReplay(Source.Connection, Guard, Notes, TimeProvider.System).RunAsync(request, cancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(120), CancellationToken.None).GetAwaiter().GetResult();

    public void Dispose() => Source.Dispose();
}
