using System.Globalization;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Log;

/// <summary>Reads what a partition holds at this moment.</summary>
internal static class LogTail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads from the first record to the last one that is there now.</summary>
    /// <param name="connection">The brokers.</param>
    /// <param name="clientId">Client id.</param>
    /// <param name="partition">What to read.</param>
    /// <param name="log">Takes what the client says.</param>
    /// <param name="take">Takes the records; says when enough was read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The offset behind the last record that was there.</returns>
    /// <exception cref="SimulationException">The brokers give nothing for too long, or refuse (exit code 4).</exception>
    public static long Read(
        KafkaConnection connection, string clientId, TopicPartition partition, KafkaLog log, Action<LogRecord> take, CancellationToken cancellationToken = default)
    {
        using var reader = new LogReader(connection, clientId, [partition], log);
        WatermarkOffsets offsets = reader.Offsets(partition, Patience);
        long end = offsets.High.Value;
        long next = offsets.Low.Value;
        long heard = Environment.TickCount64;
        while (next < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.TryRead(Poll, out LogRecord record))
            {
                heard = Environment.TickCount64;
                next = record.Offset + 1;
                if (record.Offset < end)
                {
                    take(record);
                }
            }
            else if (Environment.TickCount64 - heard > Patience.TotalMilliseconds)
            {
                throw new SimulationException(
                    ExitCode.Failed,
                    "kafka_unavailable",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Kafka at {connection.BootstrapServers}, reading {partition.Topic} [{partition.Partition.Value}]: nothing came for {Patience.TotalSeconds:0} s; {end - next} records are missing."));
            }
        }

        return end;
    }
}
