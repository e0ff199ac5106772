using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Tests.Kafka.Topics;

public sealed class TopicThingsTests : IDisposable
{
    private readonly KafkaHost _host = new();
    private readonly PledgedThings _pledged;
    private readonly TopicThings _things;

    public TopicThingsTests()
    {
        var connection = new KafkaConnection(new KafkaClientSection { BootstrapServers = _host.BootstrapServers }, _ => null);
        _things = new TopicThings(
            () => new KafkaTopics(connection, "test", new TopicGuard(["source"]), new Notes(), TimeProvider.System) { Patience = TimeSpan.FromSeconds(10) },
            replicas: 1);
        _pledged = new PledgedThings(_things);
    }

    public void Dispose()
    {
        _pledged.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void ATopicIsPledgedMadeAndDeletedAtTheEnd()
    {
        Obligation obligation = Pledge("sim.t", 4);

        _pledged.Perform(obligation);
        Assert.StartsWith("sim.t:4:1:", _host.Do("topics"), StringComparison.Ordinal);
        Assert.Equal("4 partitions", Value("sim.t"));
        Assert.Equal("sim.t", Assert.Single(_pledged.Outstanding).Obligation.Target);

        Assert.Equal(1, _pledged.Unwind().Released);
        Assert.Equal("", _host.Do("topics"));
        Assert.Null(Value("sim.t"));
        Assert.Empty(_pledged.Outstanding);
    }

    [Fact]
    public void ATopicThatTheUserKeepsStays()
    {
        _pledged.Perform(TopicThings.ObligationFor(Topic("sim.t", 2), _host.BootstrapServers, isKept: true));

        Assert.Empty(_pledged.Unwind().Unrestored);

        Assert.Equal("2 partitions", Value("sim.t"));
    }

    [Fact]
    public void ATopicOfAnEarlierAttemptIsNotTaken()
    {
        _host.CreateTopic("sim.t", 3);

        var failure = Assert.Throws<SimulationException>(() => _pledged.Perform(Pledge("sim.t", 4)));

        Assert.Equal("mutation_conflict", failure.Code);
        Assert.Contains("3 partitions", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_pledged.Unwind().Unrestored);
        Assert.Equal("3 partitions", Value("sim.t"));
    }

    [Fact]
    public void ATopicThatSomeoneMadeAnewIsNotDeleted()
    {
        _pledged.Perform(Pledge("sim.t", 4));
        _host.Do("topic-delete sim.t");
        _host.CreateTopic("sim.t", 9);

        Assert.Single(_pledged.Unwind().Unrestored);
        Assert.Equal("9 partitions", Value("sim.t"));
    }

    [Fact]
    public void ARefusalOfTheBrokersIsTold()
    {
        _host.Do("topics-refuse 1");

        var failure = Assert.Throws<SimulationException>(() => _pledged.Perform(Pledge("sim.t", 4)));

        Assert.Equal("mutation_refused", failure.Code);
        Assert.Empty(_pledged.Outstanding);
    }

    [Theory]
    [InlineData("torghut.quotes.v1")]
    [InlineData("source")]
    public void NoPledgeReachesAProductionOrSourceTopic(string topic)
    {
        var failure = Assert.Throws<SimulationException>(() => _pledged.Perform(Pledge(topic, 4)));

        Assert.Equal("mutation_refused", failure.Code);
        Assert.Equal("", _host.Do("topics"));
    }

    private static SimulationTopic Topic(string name, int partitions) => new() { Name = name, Partitions = partitions, Replicas = 1 };

    private Obligation Pledge(string name, int partitions) => TopicThings.ObligationFor(Topic(name, partitions), _host.BootstrapServers);

    private string? Value(string topic) => Assert.IsType<ThingReading.Found>(
        _things.ReadAsync(new ThingId(TopicThings.Kind, topic), default).GetAwaiter().GetResult()).Value;
}
