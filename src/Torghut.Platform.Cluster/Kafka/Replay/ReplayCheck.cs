using Torghut.Platform.Cluster.Kafka.Topics;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Whether an earlier replay is still there, so that it need not be made again.</summary>
public static class ReplayCheck
{
    /// <summary>Whether the topics hold exactly what a replay's marker says.</summary>
    /// <param name="topics">The cluster.</param>
    /// <param name="recordsByTopic">Records by topic, as in the marker.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<bool> IsHeldAsync(
        KafkaTopics topics, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topics);
        ArgumentNullException.ThrowIfNull(recordsByTopic);
        foreach ((string topic, long records) in recordsByTopic)
        {
            TopicContent? content = await topics.ReadAsync(topic, cancellationToken).ConfigureAwait(false);
            if (content?.Offsets != records)
            {
                return false;
            }
        }

        return true;
    }
}
