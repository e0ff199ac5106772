using NodaTime;
using Torghut.Market.Topics;

namespace Torghut.Trading.Lineage;

/// <summary>Makes the lineage of a run's signals.</summary>
/// <param name="runId">The run.</param>
/// <param name="datasetId">The manifest's <c>dataset_id</c>.</param>
/// <param name="sourceTopics">Source topic by role.</param>
/// <param name="simulationTopics">Simulation topic by role.</param>
internal sealed class SimulationContextSource(
    string runId,
    string datasetId,
    IReadOnlyDictionary<TopicRole, string> sourceTopics,
    IReadOnlyDictionary<TopicRole, string> simulationTopics)
{
    /// <summary>The lineage of a signal.</summary>
    /// <param name="record">The signal's last source record.</param>
    /// <param name="signalTime">Event time of the signal.</param>
    /// <param name="signalSeq">Its sequence.</param>
    public SimulationContext Create(SourceRecord record, Instant signalTime, long signalSeq)
    {
        string topic = sourceTopics[record.Role];
        return new SimulationContext(
            runId,
            datasetId,
            DatasetEventId.Compose(topic, record.Partition, record.Offset),
            topic,
            record.Partition,
            record.Offset,
            simulationTopics[record.Role],
            signalTime,
            signalSeq);
    }
}
