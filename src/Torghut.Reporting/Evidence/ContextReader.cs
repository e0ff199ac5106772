using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>Reads a <c>simulation_context</c> object.</summary>
internal static class ContextReader
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>Reads the object that the reader stands on; anything else gives an empty context.</summary>
    public static ContextFact Read(ref Utf8JsonReader reader, string runId)
    {
        ContextFact context = default;
        context.LineageHash = 0;
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
        {
            return Read(ref inner, runId);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return context;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ContextFields field = FieldOf(ref reader);
            reader.Read();
            bool given = reader.TokenType is JsonTokenType.Number or JsonTokenType.String && reader.ValueSpan.Length > 0;
            if (field == ContextFields.None || !given)
            {
                reader.Skip();
                continue;
            }

            context.Fields |= field;
            if (field == ContextFields.SimulationRunId)
            {
                context.OfThisRun = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(runId);
                continue;
            }

            // Combined by addition, so that the order of the keys does not matter.
            context.LineageHash = unchecked(context.LineageHash + Hash((ulong)field, reader.ValueSpan));
            if (field == ContextFields.SignalEventTs)
            {
                context.SignalNs = JsonValues.Time(ref reader);
            }
        }

        return context;
    }

    private static ContextFields FieldOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("simulation_run_id"u8))
        {
            return ContextFields.SimulationRunId;
        }

        if (reader.ValueTextEquals("dataset_event_id"u8))
        {
            return ContextFields.DatasetEventId;
        }

        if (reader.ValueTextEquals("dataset_id"u8))
        {
            return ContextFields.DatasetId;
        }

        if (reader.ValueTextEquals("source_topic"u8))
        {
            return ContextFields.SourceTopic;
        }

        if (reader.ValueTextEquals("source_partition"u8))
        {
            return ContextFields.SourcePartition;
        }

        if (reader.ValueTextEquals("source_offset"u8))
        {
            return ContextFields.SourceOffset;
        }

        if (reader.ValueTextEquals("replay_topic"u8))
        {
            return ContextFields.ReplayTopic;
        }

        if (reader.ValueTextEquals("signal_event_ts"u8))
        {
            return ContextFields.SignalEventTs;
        }

        return reader.ValueTextEquals("signal_seq"u8) ? ContextFields.SignalSeq : ContextFields.None;
    }

    private static ulong Hash(ulong key, ReadOnlySpan<byte> text)
    {
        unchecked
        {
            ulong hash = (FnvOffset ^ key) * FnvPrime;
            foreach (byte b in text)
            {
                hash = (hash ^ b) * FnvPrime;
            }

            return hash;
        }
    }
}
