using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Kafka.Native;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>What the lanes of a dump share.</summary>
internal sealed record DumpLaneContext
{
    private const int MaxQueuedKib = 32 << 10;
    private const int MinQueuedKib = 256;
    private const int MaxFetchBytes = 8 << 20;
    private const int MaxMessageBytes = 1_000_000;

    /// <summary>How the brokers are reached.</summary>
    public required KafkaConnection Connection { get; init; }

    /// <summary>Client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>Lanes that share the rate.</summary>
    public required int Lanes { get; init; }

    /// <summary>The rate, bytes per second; null for no limit.</summary>
    public required long? MaxBytesPerSecond { get; init; }

    /// <summary>Holds all lanes to the rate.</summary>
    public required ByteThrottle Throttle { get; init; }

    /// <summary>Hears of progress.</summary>
    public required DumpProgress Progress { get; init; }

    /// <summary>The native clients' log.</summary>
    public required KafkaLog Log { get; init; }

    /// <summary>How long brokers may give nothing.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Opens a lane's reader.</summary>
    public RecordReader OpenReader()
    {
        // What the client fetches ahead is bounded, and by the rate too: else a slow dump would begin with a burst.
        int queuedKib = MaxBytesPerSecond is { } rate ? (int)Math.Clamp(rate / 1024 / Lanes, MinQueuedKib, MaxQueuedKib) : MaxQueuedKib;
        int fetchBytes = (int)Math.Min(MaxFetchBytes, queuedKib * 1024L);
        var configuration = new ConsumerConfig(Connection.ClientConfiguration(ClientId))
        {
            GroupId = ClientId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Error,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AllowAutoCreateTopics = false,
            QueuedMinMessages = 1_000_000,
            QueuedMaxMessagesKbytes = queuedKib,
            FetchQueueBackoffMs = 20,
            FetchWaitMaxMs = 100,
            FetchMaxBytes = fetchBytes,
            MessageMaxBytes = Math.Min(MaxMessageBytes, fetchBytes),
            MaxPartitionFetchBytes = Math.Min(1 << 20, fetchBytes),
            CheckCrcs = true,
        };
        return new RecordReader(configuration, Log);
    }
}
