using System.Text;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Native;
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

    // A topic's name has at most 249 characters of ASCII.
    private const int LongestIdentity = 512;

    private static readonly byte[] RunName = Encoding.UTF8.GetBytes(RunHeader);
    private static readonly byte[] DatasetName = Encoding.UTF8.GetBytes(DatasetHeader);
    private static readonly byte[] EventName = Encoding.UTF8.GetBytes(EventHeader);

    private readonly byte[] _run;
    private readonly byte[] _dataset;

    /// <summary>Makes the lineage of a run.</summary>
    public ReplayLineage(string runId, string datasetId)
    {
        _run = Encoding.UTF8.GetBytes(runId);
        _dataset = Encoding.UTF8.GetBytes(datasetId);
    }

    /// <summary>A record's headers.</summary>
    internal void Write(in DumpEntry entry, HeaderBuffer headers)
    {
        headers.Clear();
        for (int i = 0; entry.Headers is not null && i < entry.Headers.Count; i++)
        {
            DumpHeader header = entry.Headers[i];
            headers.Add(Encoding.UTF8.GetBytes(header.Name), header.Value is { } value ? value.Span : default, header.Value is not null);
        }

        headers.Add(RunName, _run);
        headers.Add(DatasetName, _dataset);
        Span<byte> identity = stackalloc byte[LongestIdentity];
        headers.Add(EventName, identity[..DatasetEventId.Write(identity, entry.Topic, entry.Partition, entry.Offset)]);
    }
}
