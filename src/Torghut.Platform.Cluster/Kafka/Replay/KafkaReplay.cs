using System.Globalization;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>
/// Publishes a dump into topics that were made for it: partition, order, key, value, headers and timestamp of each record as
/// they were. It is complete when every record was acknowledged and the topics hold exactly these; a replay that was broken
/// off is never gone on with, it starts over on fresh topics.
/// </summary>
public sealed class KafkaReplay
{
    private readonly KafkaConnection _connection;
    private readonly TopicGuard _guard;
    private readonly IProgressObserver _observer;
    private readonly TimeProvider _time;

    /// <summary>Makes a publisher.</summary>
    public KafkaReplay(KafkaConnection connection, TopicGuard guard, IProgressObserver observer, TimeProvider time)
    {
        _connection = connection;
        _guard = guard;
        _observer = observer;
        _time = time;
    }

    /// <summary>Publishes.</summary>
    /// <exception cref="SimulationException">
    /// A target is a production topic (exit code 3), a topic is missing or not empty, brokers refuse a record or stay away
    /// (exit code 4), or the dump is damaged (exit code 2).
    /// </exception>
    public async Task<KafkaReplayResult> RunAsync(KafkaReplayRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SimulationTopic[] targets = [.. request.Targets.Values.DistinctBy(topic => topic.Name)];
        foreach (SimulationTopic topic in targets)
        {
            _guard.Require(topic.Name);
        }

        using var topics = new KafkaTopics(_connection, request.ClientId, _guard, _observer, _time);
        await RequireFreshAsync(topics, targets, cancellationToken).ConfigureAwait(false);
        using var publication = new ReplayPublication(_connection, request, _observer, _time);
        await Task.Factory.StartNew(() => publication.Run(cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .ConfigureAwait(false);
        foreach (ReplayTarget target in publication.Targets)
        {
            await RequireHeldAsync(topics, target.Topic, target.Records, cancellationToken).ConfigureAwait(false);
        }

        return publication.ToResult();
    }

    private static async Task RequireFreshAsync(KafkaTopics topics, SimulationTopic[] targets, CancellationToken cancellationToken)
    {
        foreach (SimulationTopic topic in targets)
        {
            TopicContent? content = await topics.ReadAsync(topic.Name, cancellationToken).ConfigureAwait(false);
            if (content is null || content.Value.Offsets > 0 || content.Value.Partitions != topic.Partitions)
            {
                string found = content is { } there
                    ? string.Create(CultureInfo.InvariantCulture, $"{there.Offsets} records in {there.Partitions} partitions")
                    : "no topic";
                throw new SimulationException(
                    ExitCode.Failed,
                    "replay_topic_not_fresh",
                    string.Create(CultureInfo.InvariantCulture, $"{topic.Name}: found {found}; expected an empty topic with {topic.Partitions} partitions."))
                {
                    Hint = "torghut-sim teardown removes what an earlier attempt made; the replay then starts over on fresh topics.",
                };
            }
        }
    }

    /// <summary>What was acknowledged is read back: the topic holds exactly these records.</summary>
    private static async Task RequireHeldAsync(KafkaTopics topics, SimulationTopic topic, long records, CancellationToken cancellationToken)
    {
        TopicContent? content = await topics.ReadAsync(topic.Name, cancellationToken).ConfigureAwait(false);
        if (content?.Offsets != records)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "replay_incomplete",
                string.Create(CultureInfo.InvariantCulture, $"{topic.Name}: found {content?.Offsets ?? 0} records after the replay; expected {records}, which were acknowledged. Something else writes to the topic, or the brokers lost records."))
            {
                Hint = "Run the same command again: the replay starts over on fresh topics.",
            };
        }
    }
}
