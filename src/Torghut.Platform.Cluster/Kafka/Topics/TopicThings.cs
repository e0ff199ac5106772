using System.Globalization;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kafka.Topics;

/// <summary>
/// Topics as things that a run pledges: there with so many partitions, or not there. Made and deleted only with a permit; a
/// topic of another shape is someone else's and stays.
/// </summary>
public sealed class TopicThings : IControlPlane
{
    /// <summary>Kind of these things.</summary>
    public const string Kind = "kafka_topic";

    private readonly Func<KafkaTopics> _open;
    private readonly int _replicas;

    /// <summary>Makes them.</summary>
    /// <param name="open">Connects; called for each change or reading, so that a process that only reads its folder connects to nothing.</param>
    /// <param name="replicas">Replicas of a topic that is made.</param>
    public TopicThings(Func<KafkaTopics> open, int replicas)
    {
        _open = open;
        _replicas = replicas;
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime => TimeSpan.FromSeconds(30);

    /// <summary>What a run pledges for a topic that it makes.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="servers">Brokers, for the command by hand.</param>
    /// <param name="isKept">Whether the user wants it left.</param>
    public static Obligation ObligationFor(SimulationTopic topic, string servers, bool isKept = false)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new Obligation
        {
            Id = "kafka-topic-" + topic.Name,
            Kind = Kind,
            Target = topic.Name,
            Captured = null,
            Intended = Describe(topic.Partitions),
            RestoreAs = isKept ? Describe(topic.Partitions) : null,
            Restore = isKept ? "leaves the topic" : "deletes the topic",
            ManualCommand = $"kafka-topics.sh --bootstrap-server '{servers}' --delete --topic '{topic.Name}'",
        };
    }

    /// <inheritdoc/>
    public async Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        if (thing.Kind != Kind)
        {
            return new ThingReading.Refused($"the kind {thing.Kind} is none of Kafka's");
        }

        try
        {
            using KafkaTopics topics = _open();
            int? partitions = await topics.PartitionsAsync(thing.Target, cancellationToken).ConfigureAwait(false);
            return new ThingReading.Found(partitions is { } count ? Describe(count) : null, "");
        }
        catch (SimulationException e)
        {
            return e.Code is "kafka_access_denied" or "kafka_authentication_failed"
                ? new ThingReading.Refused(e.Message)
                : new ThingReading.Indeterminate(e.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(change);
        try
        {
            using KafkaTopics topics = _open();
            int? there = await topics.PartitionsAsync(change.Thing.Target, cancellationToken).ConfigureAwait(false);
            string? found = there is { } count ? Describe(count) : null;
            if (found != change.Expected)
            {
                return new MutationResult.Conflict(found is null ? "there is no such topic" : $"there is a topic with {found}");
            }

            permit.Redeem(Kind, change.Thing.Target);
            if (change.Desired is null)
            {
                await topics.DeleteAsync(change.Thing.Target, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await topics.CreateAsync(Parse(change.Thing.Target, change.Desired), cancellationToken).ConfigureAwait(false);
            }

            return new MutationResult.Applied("");
        }
        catch (SimulationException e)
        {
            return e.Code switch
            {
                "kafka_unavailable" or "kafka_topic_timeout" => new MutationResult.Indeterminate(e.Message),
                "kafka_topic_exists" => new MutationResult.Conflict(e.Message),
                _ => new MutationResult.Refused(e.Message),
            };
        }
    }

    private static string Describe(int partitions) => string.Create(CultureInfo.InvariantCulture, $"{partitions} partitions");

    private SimulationTopic Parse(string name, string value) => new()
    {
        Name = name,
        Partitions = int.Parse(value[..value.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture),
        Replicas = _replicas,
    };
}
