using NodaTime;

namespace Torghut.Trading.Lineage;

/// <summary>
/// The lineage that every decision, execution and order event carries (<c>simulation_context</c>); all fields are
/// required.
/// </summary>
/// <param name="SimulationRunId">The run.</param>
/// <param name="DatasetId">The manifest's <c>dataset_id</c>.</param>
/// <param name="DatasetEventId">Identity of the signal's last source record, <c>{topic}:{partition}:{offset}</c>.</param>
/// <param name="SourceTopic">Topic of that record.</param>
/// <param name="SourcePartition">Partition of that record.</param>
/// <param name="SourceOffset">Offset of that record.</param>
/// <param name="ReplayTopic">Topic that it is replayed into.</param>
/// <param name="SignalEventTs">Event time of the signal.</param>
/// <param name="SignalSeq">Sequence of the signal per (symbol, window size).</param>
public sealed record SimulationContext(
    string SimulationRunId,
    string DatasetId,
    string DatasetEventId,
    string SourceTopic,
    int SourcePartition,
    long SourceOffset,
    string ReplayTopic,
    Instant SignalEventTs,
    long SignalSeq);
