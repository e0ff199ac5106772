using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Cluster.Tests.Kafka.Topics;

public sealed class TopicShapesTests
{
    private static readonly Dictionary<TopicRole, string> Names = TopicRoles.All.ToDictionary(role => role, role => "sim." + TopicRoles.Key(role));

    [Fact]
    public void ATopicHasTheSourcesPartitionsAndTheConfiguredReplicas()
    {
        var shapes = TopicShapes.Decide(
            Names, new Dictionary<TopicRole, int> { [TopicRole.Trades] = 12, [TopicRole.Quotes] = 12, [TopicRole.Status] = 1 }, new KafkaSection { ReplicationFactor = 3 });

        Assert.Equal((12, 12, 1), (shapes[TopicRole.Trades].Partitions, shapes[TopicRole.Quotes].Partitions, shapes[TopicRole.Status].Partitions));
        Assert.Equal(12, shapes[TopicRole.TaSignals].Partitions);
        Assert.All(shapes.Values, shape => Assert.Equal((3, false), (shape.Replicas, shape.IsKeyHashed)));
        Assert.Equal("sim.trades", shapes[TopicRole.Trades].Name);
    }

    [Fact]
    public void TradesAndQuotesHaveOneNumberOfPartitions()
    {
        var shapes = TopicShapes.Decide(Names, new Dictionary<TopicRole, int> { [TopicRole.Trades] = 6, [TopicRole.Quotes] = 12 }, new KafkaSection());

        Assert.Equal((12, 12), (shapes[TopicRole.Trades].Partitions, shapes[TopicRole.Quotes].Partitions));
    }

    [Fact]
    public void ACapForcesFewerAndHashing()
    {
        var shapes = TopicShapes.Decide(
            Names, new Dictionary<TopicRole, int> { [TopicRole.Trades] = 12, [TopicRole.Quotes] = 12, [TopicRole.Bars] = 4 }, new KafkaSection { MaxPartitionsPerTopic = 4 });

        Assert.Equal((4, true), (shapes[TopicRole.Trades].Partitions, shapes[TopicRole.Trades].IsKeyHashed));
        Assert.Equal((4, false), (shapes[TopicRole.Bars].Partitions, shapes[TopicRole.Bars].IsKeyHashed));
    }

    [Fact]
    public void WithoutAnySourceTheDefaultHolds() =>
        Assert.All(TopicShapes.Decide(Names, new Dictionary<TopicRole, int>(), new KafkaSection()).Values, shape => Assert.Equal(6, shape.Partitions));
}
