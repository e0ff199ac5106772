namespace Torghut.Simulation.Dumps;

/// <summary>The fields of a dump's line.</summary>
public enum DumpField
{
    /// <summary><c>dataset_event_id</c>.</summary>
    DatasetEventId,

    /// <summary><c>source_topic</c>.</summary>
    SourceTopic,

    /// <summary><c>source_partition</c>.</summary>
    SourcePartition,

    /// <summary><c>source_offset</c>.</summary>
    SourceOffset,

    /// <summary><c>source_timestamp_ms</c>.</summary>
    SourceTimestampMs,

    /// <summary><c>replay_topic</c>.</summary>
    ReplayTopic,

    /// <summary><c>key_b64</c>.</summary>
    Key,

    /// <summary><c>value_b64</c>.</summary>
    Value,

    /// <summary><c>headers</c>.</summary>
    Headers,

    /// <summary>How many there are; the mark of a field that is not read.</summary>
    Count,
}
