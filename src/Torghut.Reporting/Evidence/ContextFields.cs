namespace Torghut.Reporting.Evidence;

/// <summary>The fields of <c>simulation_context</c> that a row carries.</summary>
[Flags]
internal enum ContextFields : short
{
    None = 0,
    SimulationRunId = 1,
    DatasetId = 2,
    DatasetEventId = 4,
    SourceTopic = 8,
    SourcePartition = 16,
    SourceOffset = 32,
    ReplayTopic = 64,
    SignalEventTs = 128,
    SignalSeq = 256,
    All = 511,
}
