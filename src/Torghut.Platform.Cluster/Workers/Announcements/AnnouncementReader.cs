using System.Text.Json;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Waits for the announcement of a replay.</summary>
internal static class AnnouncementReader
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan TopicPoll = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the topic is there and holds an announcement; the first one counts.</summary>
    /// <param name="connection">The brokers.</param>
    /// <param name="clientId">Client id.</param>
    /// <param name="statusTopic">The run's <c>ta_status</c> topic.</param>
    /// <param name="log">Takes what the client says.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static ReplayAnnouncement Wait(
        KafkaConnection connection, string clientId, string statusTopic, KafkaLog log, CancellationToken cancellationToken)
    {
        using var catalog = new TopicCatalog(connection, clientId, log);
        catalog.WaitForPartitions(statusTopic, TopicPoll, cancellationToken);
        using var reader = new LogReader(connection, clientId, [new TopicPartition(statusTopic, new Partition(0))], log);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.TryRead(Poll, out LogRecord record) && Parse(record.Value, statusTopic) is { } announcement)
            {
                return announcement;
            }
        }
    }

    private static ReplayAnnouncement? Parse(ReadOnlySpan<byte> value, string topic)
    {
        if (value is [] or [0, ..])
        {
            // A status record in Avro; announcements are JSON.
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(value, MessageJson.Default.StatusKind)?.Kind == ReplayAnnouncement.KindOfReplay
                ? JsonSerializer.Deserialize(value, AnnouncementJson.Default.ReplayAnnouncement)
                : null;
        }
        catch (JsonException e)
        {
            throw new SimulationException(
                ExitCode.Failed, "announcement_unreadable", $"{topic}: found a record of kind replay that cannot be read ({e.Message}); expected one of this version.", e);
        }
    }
}
