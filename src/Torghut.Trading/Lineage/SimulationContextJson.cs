using System.Text.Json;
using Torghut.Trading.Text;

namespace Torghut.Trading.Lineage;

/// <summary>Writes <c>simulation_context</c>.</summary>
internal static class SimulationContextJson
{
    /// <summary>Writes the property <c>simulation_context</c> with all its fields.</summary>
    public static void Write(Utf8JsonWriter json, SimulationContext context)
    {
        json.WriteStartObject("simulation_context");
        json.WriteString("simulation_run_id", context.SimulationRunId);
        json.WriteString("dataset_id", context.DatasetId);
        json.WriteString("dataset_event_id", context.DatasetEventId);
        json.WriteString("source_topic", context.SourceTopic);
        json.WriteNumber("source_partition", context.SourcePartition);
        json.WriteNumber("source_offset", context.SourceOffset);
        json.WriteString("replay_topic", context.ReplayTopic);
        json.WriteInstant("signal_event_ts", context.SignalEventTs);
        json.WriteNumber("signal_seq", context.SignalSeq);
        json.WriteEndObject();
    }
}
