using System.Text.Json;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Writes <c>tape.json</c>. By hand, like reading it: every start reads the document, and the first use of the
/// library's object mapping costs more time than verifying the tape.
/// </summary>
internal static class TapeDocumentWriter
{
    /// <summary>The document as UTF-8.</summary>
    public static byte[] Write(TapeDocument document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("format_version", document.FormatVersion);
            json.WriteString("key", document.Key);
            json.WriteString("source_kind", document.SourceKind);
            json.WriteString("input_hash", document.InputHash);
            json.WriteNumber("window_start_ns", document.WindowStartNs);
            json.WriteNumber("window_end_ns", document.WindowEndNs);
            json.WriteNumber("max_out_of_order_ms", document.MaxOutOfOrderMs);
            WriteSymbols(json, document.Symbols);
            json.WriteNumber("events", document.Events);
            WriteFiles(json, document.Files);
            WriteStatistics(json, document.Statistics);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteSymbols(Utf8JsonWriter json, IReadOnlyList<string> symbols)
    {
        json.WriteStartArray("symbols");
        foreach (string symbol in symbols)
        {
            json.WriteStringValue(symbol);
        }

        json.WriteEndArray();
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<TapeFileDocument> files)
    {
        json.WriteStartArray("files");
        foreach (TapeFileDocument file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("channel", (int)file.Channel);
            json.WriteNumber("rows", file.Rows);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("checksum", file.Checksum);
            json.WriteStartArray("batch_body_offsets");
            foreach (long offset in file.BatchBodyOffsets)
            {
                json.WriteNumberValue(offset);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStatistics(Utf8JsonWriter json, InputStatistics statistics)
    {
        json.WriteStartObject("statistics");
        json.WriteNumber("lines_read", statistics.LinesRead);
        json.WriteStartObject("outcomes");
        foreach (KeyValuePair<string, long> outcome in statistics.Outcomes)
        {
            json.WriteNumber(outcome.Key, outcome.Value);
        }

        json.WriteEndObject();
        json.WriteStartObject("source_topics");
        foreach (KeyValuePair<string, string> topic in statistics.SourceTopics)
        {
            json.WriteString(topic.Key, topic.Value);
        }

        json.WriteEndObject();
        WriteRoles(json, statistics.Roles);
        WriteSymbols(json, statistics.Symbols);
        WritePartitions(json, statistics.Partitions);
        WriteCoverage(json, statistics.Coverage);
        json.WriteStartArray("quarantined");
        foreach (QuarantinedRecord record in statistics.Quarantined)
        {
            json.WriteStartObject();
            json.WriteString("source", record.Source);
            json.WriteNumber("position", record.Position);
            json.WriteString("reason", record.Reason);
            json.WriteString("detail", record.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRoles(Utf8JsonWriter json, IReadOnlyList<RoleStatistics> roles)
    {
        json.WriteStartArray("roles");
        foreach (RoleStatistics role in roles)
        {
            json.WriteStartObject();
            json.WriteString("role", TopicRoles.Key(role.Role));
            json.WriteNumber("records", role.Records);
            json.WriteNumber("events", role.Events);
            json.WriteNumber("late", role.Late);
            json.WriteNumber("duplicates", role.Duplicates);
            json.WriteNumber("coincident", role.Coincident);
            json.WriteNumber("outside_window_by_record_time", role.OutsideWindowByRecordTime);
            json.WriteNumber("outside_window_by_event_time", role.OutsideWindowByEventTime);
            json.WriteNumber("quarantined", role.Quarantined);
            json.WriteNumber("locked", role.Locked);
            json.WriteNumber("crossed", role.Crossed);
            WriteOptional(json, "min_event_time_ns", role.MinEventTimeNs);
            WriteOptional(json, "max_event_time_ns", role.MaxEventTimeNs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSymbols(Utf8JsonWriter json, IReadOnlyList<SymbolRecords> symbols)
    {
        json.WriteStartArray("symbol_records");
        foreach (SymbolRecords symbol in symbols)
        {
            json.WriteStartObject();
            json.WriteString("role", TopicRoles.Key(symbol.Role));
            json.WriteString("symbol", symbol.Symbol);
            json.WriteNumber("records", symbol.Records);
            json.WriteNumber("replayed", symbol.Replayed);
            json.WriteNumber("events", symbol.Events);
            json.WriteNumber("late", symbol.Late);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePartitions(Utf8JsonWriter json, IReadOnlyList<PartitionStatistics> partitions)
    {
        json.WriteStartArray("partitions");
        foreach (PartitionStatistics partition in partitions)
        {
            json.WriteStartObject();
            json.WriteString("role", TopicRoles.Key(partition.Role));
            json.WriteNumber("partition", partition.Partition);
            json.WriteNumber("records", partition.Records);
            WriteOptional(json, "first_offset", partition.FirstOffset);
            WriteOptional(json, "last_offset", partition.LastOffset);
            json.WriteNumber("gaps", partition.Gaps);
            json.WriteNumber("missing_offsets", partition.MissingOffsets);
            json.WriteNumber("duplicates", partition.Duplicates);
            json.WriteNumber("out_of_order", partition.OutOfOrder);
            WriteOptional(json, "min_record_time_ms", partition.MinRecordTimeMs);
            WriteOptional(json, "max_record_time_ms", partition.MaxRecordTimeMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCoverage(Utf8JsonWriter json, IReadOnlyList<SymbolCoverage> coverages)
    {
        json.WriteStartArray("coverage");
        foreach (SymbolCoverage coverage in coverages)
        {
            json.WriteStartObject();
            json.WriteString("symbol", coverage.Symbol);
            json.WriteNumber("channel", (int)coverage.Channel);
            json.WriteNumber("events", coverage.Events);
            json.WriteStartArray("events_by_minute");
            foreach (int events in coverage.EventsByMinute)
            {
                json.WriteNumberValue(events);
            }

            json.WriteEndArray();
            json.WriteNumber("longest_silence_ns", coverage.LongestSilenceNs);
            json.WriteNumber("longest_silence_start_ns", coverage.LongestSilenceStartNs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
