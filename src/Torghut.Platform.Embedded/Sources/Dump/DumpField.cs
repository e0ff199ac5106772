namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>The fields of a dump's line.</summary>
internal enum DumpField
{
    DatasetEventId,
    SourceTopic,
    SourcePartition,
    SourceOffset,
    SourceTimestampMs,
    ReplayTopic,
    Key,
    Value,
    Headers,

    /// <summary>How many there are; the mark of a field that is not read.</summary>
    Count,
}
