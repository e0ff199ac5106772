using Torghut.Market.Sessions;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>What to dump.</summary>
public sealed record KafkaDumpRequest
{
    /// <summary>The window; record timestamps select.</summary>
    public required ReplayWindow Window { get; init; }

    /// <summary>Simulation topic by source topic; null where the records are not to be replayed.</summary>
    public required IReadOnlyDictionary<string, string?> Topics { get; init; }

    /// <summary>Source topics without which there is no dump; another one that the cluster does not have is left out with a warning.</summary>
    public IReadOnlySet<string> RequiredTopics { get; init; } = new HashSet<string>();

    /// <summary>The dump's folder; the dump, what it holds and its chunks go there.</summary>
    public required string Folder { get; init; }

    /// <summary>Client id of the consumers: <c>torghut-sim-dump-{run_token}</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary>Greatest rate of reading; null for no limit.</summary>
    public long? MaxBytesPerSecond { get; init; }

    /// <summary>Whether an earlier dump and the chunks of an unfinished one are made anew.</summary>
    public bool Force { get; init; }

    /// <summary>Bytes after which a chunk is complete: what is read again at most, for each partition, after a crash.</summary>
    public long ChunkBytes { get; init; } = 16L << 20;

    /// <summary>How long brokers may give nothing before the dump ends with an error.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
