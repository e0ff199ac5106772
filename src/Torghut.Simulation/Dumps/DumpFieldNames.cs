namespace Torghut.Simulation.Dumps;

/// <summary>Names of the fields of a dump's line; camelCase spellings are read too.</summary>
public static class DumpFieldNames
{
    /// <summary>The field with this name, or <see cref="DumpField.Count"/>.</summary>
    public static DumpField Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        7 when name.SequenceEqual("key_b64"u8) => DumpField.Key,
        7 when name.SequenceEqual("headers"u8) => DumpField.Headers,
        9 when name.SequenceEqual("value_b64"u8) => DumpField.Value,
        12 when name.SequenceEqual("source_topic"u8) => DumpField.SourceTopic,
        12 when name.SequenceEqual("replay_topic"u8) => DumpField.ReplayTopic,
        13 when name.SequenceEqual("source_offset"u8) => DumpField.SourceOffset,
        16 when name.SequenceEqual("dataset_event_id"u8) => DumpField.DatasetEventId,
        16 when name.SequenceEqual("source_partition"u8) => DumpField.SourcePartition,
        19 when name.SequenceEqual("source_timestamp_ms"u8) => DumpField.SourceTimestampMs,
        _ => OfCamelCase(name),
    };

    /// <summary>The name as it is written.</summary>
    public static string Name(DumpField field) => field switch
    {
        DumpField.DatasetEventId => "dataset_event_id",
        DumpField.SourceTopic => "source_topic",
        DumpField.SourcePartition => "source_partition",
        DumpField.SourceOffset => "source_offset",
        DumpField.SourceTimestampMs => "source_timestamp_ms",
        DumpField.ReplayTopic => "replay_topic",
        DumpField.Key => "key_b64",
        DumpField.Value => "value_b64",
        DumpField.Headers => "headers",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static DumpField OfCamelCase(ReadOnlySpan<byte> name) => name.Length switch
    {
        6 when name.SequenceEqual("keyB64"u8) => DumpField.Key,
        8 when name.SequenceEqual("valueB64"u8) => DumpField.Value,
        11 when name.SequenceEqual("sourceTopic"u8) => DumpField.SourceTopic,
        11 when name.SequenceEqual("replayTopic"u8) => DumpField.ReplayTopic,
        12 when name.SequenceEqual("sourceOffset"u8) => DumpField.SourceOffset,
        14 when name.SequenceEqual("datasetEventId"u8) => DumpField.DatasetEventId,
        15 when name.SequenceEqual("sourcePartition"u8) => DumpField.SourcePartition,
        17 when name.SequenceEqual("sourceTimestampMs"u8) => DumpField.SourceTimestampMs,
        _ => DumpField.Count,
    };
}
