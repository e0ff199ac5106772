using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Connection;

/// <summary>What the cluster says of itself; asking makes no topic.</summary>
public sealed class KafkaMetadata
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaConnection _connection;
    private readonly IAdminClient _admin;
    private readonly TimeProvider _time;

    /// <summary>Uses a client; it must be a consumer's, because a producer's lets brokers make the topics that it asks for.</summary>
    public KafkaMetadata(KafkaConnection connection, IAdminClient consumersAdmin, TimeProvider time)
    {
        _connection = connection;
        _admin = consumersAdmin;
        _time = time;
    }

    /// <summary>The cluster's id; the brokers' addresses where it tells none.</summary>
    public async Task<string> ClusterIdAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            DescribeClusterResult cluster = await _admin
                .DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = RequestTimeout })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return string.IsNullOrEmpty(cluster.ClusterId) ? _connection.BootstrapServers : cluster.ClusterId;
        }
        catch (KafkaException e) when (!KafkaFailures.IsTransient(e.Error))
        {
            return _connection.BootstrapServers;
        }
        catch (KafkaException e)
        {
            throw KafkaFailures.Of(e.Error, ExitCode.Refused, "asking for the cluster", _connection, e);
        }
    }

    /// <summary>The number of a topic's partitions; null where there is no such topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="exitCode">How the program ends if the brokers do not answer.</param>
    /// <param name="patience">How long brokers may be without an answer or a partition without a leader.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<int?> PartitionsAsync(string topic, ExitCode exitCode, TimeSpan patience, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Error problem;
            try
            {
                TopicMetadata? found = await Task.Run(() => Ask(topic), cancellationToken).ConfigureAwait(false);
                if (found is null || found.Error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic)
                {
                    return null;
                }

                PartitionMetadata? leaderless = found.Partitions.Find(partition => partition.Error.IsError && partition.Leader < 0);
                problem = found.Error.IsError ? found.Error : leaderless?.Error ?? new Error(ErrorCode.NoError);
                if (!problem.IsError)
                {
                    return found.Partitions.Count;
                }
            }
            catch (KafkaException e)
            {
                problem = e.Error;
            }

            if (!KafkaFailures.IsTransient(problem) || _time.GetElapsedTime(start) > patience)
            {
                throw KafkaFailures.Of(problem, exitCode, $"asking for topic {topic}", _connection);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TopicMetadata? Ask(string topic) =>
        _admin.GetMetadata(topic, RequestTimeout).Topics.Find(found => found.Topic == topic);
}
