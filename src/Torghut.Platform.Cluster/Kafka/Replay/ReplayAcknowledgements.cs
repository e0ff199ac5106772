using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Counts what brokers acknowledged; the first record that they did not is the replay's failure.</summary>
internal sealed class ReplayAcknowledgements(KafkaConnection connection, KafkaLog log)
{
    private long _acknowledged;
    private Failure? _failure;

    /// <summary>Records acknowledged.</summary>
    public long Count => Interlocked.Read(ref _acknowledged);

    /// <summary>Takes a report; called on the client's own thread.</summary>
    public void Take(DeliveryReport<byte[]?, byte[]?> report)
    {
        if (report.Error.IsError)
        {
            _ = Interlocked.CompareExchange(ref _failure, new Failure(report.Error, report.TopicPartition), null);
        }
        else
        {
            Interlocked.Increment(ref _acknowledged);
        }
    }

    /// <summary>Ends the replay where a record was not taken.</summary>
    public void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
        {
            throw Failed(failure.Error, failure.Where);
        }
    }

    /// <summary>The failure for a record.</summary>
    public SimulationException Failed(Error error, TopicPartition where)
    {
        string said = log.LastError is { } last ? $" Brokers said: {last}." : "";
        SimulationException failure = KafkaFailures.Of(
            error, ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"writing {where.Topic} [{where.Partition.Value}]"), connection);
        return new SimulationException(failure.ExitCode, failure.Code, failure.Message + said)
        {
            Hint = failure.Code == "kafka_unavailable"
                ? "Check the brokers, then run the same command again: the replay starts over on fresh topics."
                : failure.Hint,
        };
    }

    private sealed record Failure(Error Error, TopicPartition Where);
}
