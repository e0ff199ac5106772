using System.Text.Json;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Reads what <see cref="TapeDocumentWriter"/> wrote.</summary>
internal static class TapeDocumentReader
{
    /// <summary>The document.</summary>
    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static TapeDocument Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return ReadDocument(utf8);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"{TapeDocument.FileName} is of another form: {e.Message}", e);
        }
    }

    private static TapeDocument ReadDocument(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument json = JsonDocument.Parse(utf8);
        JsonElement root = json.RootElement;
        return new TapeDocument
        {
            FormatVersion = Int(root, "format_version"),
            Key = Text(root, "key"),
            SourceKind = Text(root, "source_kind"),
            InputHash = Text(root, "input_hash"),
            WindowStartNs = Long(root, "window_start_ns"),
            WindowEndNs = Long(root, "window_end_ns"),
            MaxOutOfOrderMs = Int(root, "max_out_of_order_ms"),
            Symbols = List(root, "symbols", static symbol => symbol.GetString()!),
            Events = Long(root, "events"),
            Files = List(root, "files", File),
            Statistics = Statistics(root.GetProperty("statistics")),
        };
    }

    private static TapeFileDocument File(JsonElement file) => new()
    {
        Name = Text(file, "name"),
        Channel = (EventChannel)Int(file, "channel"),
        Rows = Long(file, "rows"),
        Bytes = Long(file, "bytes"),
        Checksum = Text(file, "checksum"),
        BatchBodyOffsets = Longs(file, "batch_body_offsets"),
    };

    private static InputStatistics Statistics(JsonElement statistics)
    {
        var outcomes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (JsonProperty outcome in statistics.GetProperty("outcomes").EnumerateObject())
        {
            outcomes.Add(outcome.Name, outcome.Value.GetInt64());
        }

        var topics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty topic in statistics.GetProperty("source_topics").EnumerateObject())
        {
            topics.Add(topic.Name, topic.Value.GetString()!);
        }

        return new InputStatistics
        {
            LinesRead = Long(statistics, "lines_read"),
            Outcomes = outcomes,
            SourceTopics = topics,
            Roles = List(statistics, "roles", RoleCounts),
            Symbols = List(statistics, "symbol_records", Symbol),
            Partitions = List(statistics, "partitions", Partition),
            Coverage = List(statistics, "coverage", Coverage),
            Quarantined = List(
                statistics,
                "quarantined",
                static record => new QuarantinedRecord(
                    Text(record, "source"), Long(record, "position"), Text(record, "reason"), Text(record, "detail"))),
        };
    }

    private static RoleStatistics RoleCounts(JsonElement role) => new()
    {
        Role = Role(role),
        Records = Long(role, "records"),
        Events = Long(role, "events"),
        Late = Long(role, "late"),
        Duplicates = Long(role, "duplicates"),
        Coincident = Long(role, "coincident"),
        OutsideWindowByRecordTime = Long(role, "outside_window_by_record_time"),
        OutsideWindowByEventTime = Long(role, "outside_window_by_event_time"),
        Quarantined = Long(role, "quarantined"),
        Locked = Long(role, "locked"),
        Crossed = Long(role, "crossed"),
        MinEventTimeNs = Optional(role, "min_event_time_ns"),
        MaxEventTimeNs = Optional(role, "max_event_time_ns"),
    };

    private static SymbolRecords Symbol(JsonElement symbol) => new()
    {
        Role = Role(symbol),
        Symbol = Text(symbol, "symbol"),
        Records = Long(symbol, "records"),
        Replayed = Long(symbol, "replayed"),
        Events = Long(symbol, "events"),
        Late = Long(symbol, "late"),
    };

    private static PartitionStatistics Partition(JsonElement partition) => new()
    {
        Role = Role(partition),
        Partition = Int(partition, "partition"),
        Records = Long(partition, "records"),
        FirstOffset = Optional(partition, "first_offset"),
        LastOffset = Optional(partition, "last_offset"),
        Gaps = Long(partition, "gaps"),
        MissingOffsets = Long(partition, "missing_offsets"),
        Duplicates = Long(partition, "duplicates"),
        OutOfOrder = Long(partition, "out_of_order"),
        MinRecordTimeMs = Optional(partition, "min_record_time_ms"),
        MaxRecordTimeMs = Optional(partition, "max_record_time_ms"),
    };

    private static SymbolCoverage Coverage(JsonElement coverage) => new()
    {
        Symbol = Text(coverage, "symbol"),
        Channel = (EventChannel)Int(coverage, "channel"),
        Events = Long(coverage, "events"),
        EventsByMinute = Ints(coverage, "events_by_minute"),
        LongestSilenceNs = Long(coverage, "longest_silence_ns"),
        LongestSilenceStartNs = Long(coverage, "longest_silence_start_ns"),
    };

    private static TopicRole Role(JsonElement owner)
    {
        string key = Text(owner, "role");
        foreach (TopicRole role in TopicRoles.All)
        {
            if (TopicRoles.Key(role) == key)
            {
                return role;
            }
        }

        throw new FormatException($"'{key}' is no topic role.");
    }

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;

    private static int Int(JsonElement owner, string name) => owner.GetProperty(name).GetInt32();

    private static long Long(JsonElement owner, string name) => owner.GetProperty(name).GetInt64();

    private static long? Optional(JsonElement owner, string name)
    {
        JsonElement value = owner.GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? null : value.GetInt64();
    }

    private static T[] List<T>(JsonElement owner, string name, Func<JsonElement, T> read)
        where T : class
    {
        JsonElement array = owner.GetProperty(name);
        var list = new T[array.GetArrayLength()];
        int count = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            list[count++] = read(element);
        }

        return list;
    }

    private static long[] Longs(JsonElement owner, string name)
    {
        JsonElement array = owner.GetProperty(name);
        long[] list = new long[array.GetArrayLength()];
        int count = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            list[count++] = element.GetInt64();
        }

        return list;
    }

    private static int[] Ints(JsonElement owner, string name)
    {
        JsonElement array = owner.GetProperty(name);
        int[] list = new int[array.GetArrayLength()];
        int count = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            list[count++] = element.GetInt32();
        }

        return list;
    }
}
