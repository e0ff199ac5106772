using System.Runtime.CompilerServices;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// The form of a line over which <c>input_hash</c> goes: the fields of the format in their order without
/// <c>replay_topic</c>, no spaces, the fewest escapes, a line feed at the end. It is the same whatever tool wrote the line
/// and wherever it was to be replayed; <c>docs/dump-format.md</c> defines it.
/// </summary>
internal static class DumpCanonicalLine
{
    /// <summary>Appends the canonical form of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append(LineBuffer buffer, DumpLine fields, ReadOnlySpan<byte> line)
    {
        buffer.Append("{\"dataset_event_id\":\""u8);
        ReadOnlySpan<byte> topic = fields.Text(DumpField.SourceTopic, line);
        if (fields.Has(DumpField.DatasetEventId))
        {
            AppendText(buffer, fields, fields.Text(DumpField.DatasetEventId, line));
        }
        else
        {
            AppendText(buffer, fields, topic);
            buffer.Append(":"u8);
            buffer.Append(fields.Partition);
            buffer.Append(":"u8);
            buffer.Append(fields.Offset);
        }

        buffer.Append("\",\"source_topic\":\""u8);
        AppendText(buffer, fields, topic);
        buffer.Append("\",\"source_partition\":"u8);
        buffer.Append(fields.Partition);
        buffer.Append(",\"source_offset\":"u8);
        buffer.Append(fields.Offset);
        buffer.Append(",\"source_timestamp_ms\":"u8);
        buffer.Append(fields.TimestampMs);

        // Base64 was checked by decoding it: nothing in it needs an escape.
        AppendBase64(buffer, fields.Has(DumpField.Key), ",\"key_b64\":\""u8, fields.Text(DumpField.Key, line));
        AppendBase64(buffer, fields.Has(DumpField.Value), ",\"value_b64\":\""u8, fields.Text(DumpField.Value, line));
        buffer.Append(",\"headers\":"u8);
        buffer.Append(fields.Has(DumpField.Headers) ? fields.Text(DumpField.Headers, line) : "[]"u8);
        buffer.Append("}\n"u8);
    }

    /// <summary>Text that stands in the line without escapes needs none here either.</summary>
    private static void AppendText(LineBuffer buffer, DumpLine fields, ReadOnlySpan<byte> text)
    {
        if (fields.IsPlain)
        {
            buffer.Append(text);
        }
        else
        {
            DumpText.AppendEscaped(buffer, text);
        }
    }

    /// <summary>Appends a member whose name ends with the opening quote of its value, or null for the value and its quotes.</summary>
    private static void AppendBase64(LineBuffer buffer, bool isPresent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        if (isPresent)
        {
            buffer.Append(name);
            buffer.Append(text);
            buffer.Append("\""u8);
        }
        else
        {
            buffer.Append(name[..^1]);
            buffer.Append("null"u8);
        }
    }
}
