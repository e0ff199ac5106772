using Torghut.Market.Topics;
using Torghut.Simulation.Manifest;

namespace Torghut.Platform.Cluster.Kafka.Topics;

/// <summary>Decides the shapes of a run's topics from the source's.</summary>
public static class TopicShapes
{
    /// <summary>Decides.</summary>
    /// <param name="names">Simulation topic by role.</param>
    /// <param name="sourcePartitions">Partitions of the source topic by role; absent where it is not known.</param>
    /// <param name="kafka">Defaults and limits.</param>
    public static IReadOnlyDictionary<TopicRole, SimulationTopic> Decide(
        IReadOnlyDictionary<TopicRole, string> names, IReadOnlyDictionary<TopicRole, int> sourcePartitions, KafkaSection kafka)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(sourcePartitions);
        ArgumentNullException.ThrowIfNull(kafka);

        // Trades and quotes of a symbol meet in one worker: their topics have one number of partitions.
        int together = Math.Max(
            sourcePartitions.GetValueOrDefault(TopicRole.Trades), sourcePartitions.GetValueOrDefault(TopicRole.Quotes));
        return names.ToDictionary(role => role.Key, role =>
        {
            int known = role.Key is TopicRole.Trades or TopicRole.Quotes ? together : sourcePartitions.GetValueOrDefault(role.Key);
            int wanted = known > 0 ? known : together > 0 ? together : kafka.DefaultPartitions;
            int given = Math.Min(wanted, kafka.MaxPartitionsPerTopic ?? int.MaxValue);
            return new SimulationTopic
            {
                Name = role.Value,
                Partitions = given,
                Replicas = kafka.ReplicationFactor,
                IsKeyHashed = given < wanted,
            };
        });
    }
}
