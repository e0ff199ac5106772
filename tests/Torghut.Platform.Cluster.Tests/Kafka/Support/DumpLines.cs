using System.Text;
using System.Text.Json;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>Reads a dump by the base library's JSON reader.</summary>
internal static class DumpLines
{
    public static List<JsonElement> Read(string path)
    {
        using FileStream raw = File.OpenRead(path);
        using Stream lines = DumpFile.Decompress(raw, DumpCompression.Zstd);
        using StreamReader reader = new(lines, Encoding.UTF8);
        List<JsonElement> read = [];
        while (reader.ReadLine() is { } line)
        {
            read.Add(JsonDocument.Parse(line).RootElement.Clone());
        }

        return read;
    }

    /// <summary><c>topic:partition:offset</c> of each line.</summary>
    public static string[] Ids(string path) => [.. Read(path).Select(line => line.GetProperty("dataset_event_id").GetString()!)];

    public static byte[]? Bytes(this JsonElement line, string name)
    {
        JsonElement value = line.GetProperty(name);
        return value.ValueKind == JsonValueKind.Null ? null : value.GetBytesFromBase64();
    }

    public static string? Text(this JsonElement line, string name) => line.Bytes(name) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
