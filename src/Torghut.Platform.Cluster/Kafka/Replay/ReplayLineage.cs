using System.Text;
using Confluent.Kafka;
using Torghut.Market.Topics;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>
/// The headers that a replayed record carries behind its own: which run and dataset it is of, and which source record it was.
/// The value stays as it was.
/// </summary>
public sealed class ReplayLineage
{
    /// <summary>The run's id.</summary>
    public const string RunHeader = "simulation_run_id";

    /// <summary>The dataset's id.</summary>
    public const string DatasetHeader = "dataset_id";

    /// <summary><c>{source topic}:{partition}:{offset}</c>; a topic's name holds no colon.</summary>
    public const string EventHeader = "dataset_event_id";

    /// <summary>The same, for records that are read.</summary>
    public static ReadOnlySpan<byte> EventHeaderText => "dataset_event_id"u8;

    private readonly byte[] _run;
    private readonly byte[] _dataset;

    /// <summary>Makes the lineage of a run.</summary>
    public ReplayLineage(string runId, string datasetId)
    {
        _run = Encoding.UTF8.GetBytes(runId);
        _dataset = Encoding.UTF8.GetBytes(datasetId);
    }

    /// <summary>A record's headers.</summary>
    public Headers Headers(in DumpEntry entry)
    {
        Headers headers = [];
        for (int i = 0; entry.Headers is not null && i < entry.Headers.Count; i++)
        {
            headers.Add(entry.Headers[i].Name, entry.Headers[i].Value?.ToArray());
        }

        headers.Add(RunHeader, _run);
        headers.Add(DatasetHeader, _dataset);
        headers.Add(EventHeader, Encoding.UTF8.GetBytes(DatasetEventId.Compose(entry.Topic, entry.Partition, entry.Offset)));
        return headers;
    }
}
