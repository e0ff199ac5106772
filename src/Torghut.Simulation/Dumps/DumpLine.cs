using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Torghut.Market.Json;

namespace Torghut.Simulation.Dumps;

/// <summary>
/// One line of a dump, taken apart. Filled again for each line; the texts it answers with live until then. A plain line is
/// read in one pass without an allocation, any other by the platform's JSON reader.
/// </summary>
public sealed class DumpLine
{
    private const int Fields = (int)DumpField.Count;

    private readonly Kind[] _kinds = new Kind[Fields];
    private readonly int[] _starts = new int[Fields];
    private readonly int[] _lengths = new int[Fields];
    private readonly PlainJsonShapes<DumpField> _shapes = new(static (name, _) => DumpFieldNames.Of(name.Span));
    private byte[] _unescaped = new byte[1024];
    private int _unescapedLength;
    private bool _isUnescaped;

    private enum Kind : byte
    {
        Absent,
        Null,
        Text,
        Number,
        Headers,
        Other,
    }

    /// <summary>Partition.</summary>
    public int Partition { get; private set; }

    /// <summary>Offset.</summary>
    public long Offset { get; private set; }

    /// <summary>Record timestamp, milliseconds since the Unix epoch.</summary>
    public long TimestampMs { get; private set; }

    /// <summary>Whether the line was read as it stands, so that its texts contain nothing that was escaped.</summary>
    public bool IsPlain => !_isUnescaped;

    /// <summary>What is wrong with the line that was just refused.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Whether the field is there and not null.</summary>
    public bool Has(DumpField field) => _kinds[(int)field] > Kind.Null;

    /// <summary>Text of a field, without quotes and escapes; of the headers, their canonical JSON. Empty if absent or null.</summary>
    public ReadOnlySpan<byte> Text(DumpField field, ReadOnlySpan<byte> line)
    {
        int index = (int)field;
        return !Has(field) ? default : (_isUnescaped ? _unescaped : line).Slice(_starts[index], _lengths[index]);
    }

    /// <summary>Reads a line.</summary>
    /// <returns>False if it is no JSON object with the fields of a dump; <see cref="Problem"/> says why.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        if (!TryReadKnown(line) && !TryReadPlain(line) && !TryReadAny(line))
        {
            return false;
        }

        if (Number(DumpField.SourcePartition, line, int.MaxValue) is not { } partition
            || Number(DumpField.SourceOffset, line, long.MaxValue) is not { } offset
            || Number(DumpField.SourceTimestampMs, line, long.MaxValue) is not { } timestampMs)
        {
            return false;
        }

        (Partition, Offset, TimestampMs) = ((int)partition, offset, timestampMs);
        return IsText(DumpField.SourceTopic, line, nullable: false) && IsText(DumpField.Value, line, nullable: true)
            && IsText(DumpField.Key, line, nullable: true, optional: true)
            && IsText(DumpField.DatasetEventId, line, nullable: true, optional: true)
            && IsText(DumpField.ReplayTopic, line, nullable: true, optional: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadKnown(ReadOnlySpan<byte> line)
    {
        Array.Clear(_kinds);
        _isUnescaped = false;
        if (!_shapes.TryRead(line, 0, out ReadOnlySpan<PlainJsonMember> members, out ReadOnlySpan<DumpField> fields))
        {
            return false;
        }

        for (int i = 0; i < members.Length; i++)
        {
            if (!TryTake(fields[i], members[i]))
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadPlain(ReadOnlySpan<byte> line)
    {
        Array.Clear(_kinds);
        PlainJsonReader reader = new(line);
        if (!reader.TryBegin())
        {
            return false;
        }

        while (reader.TryReadMember(out PlainJsonMember member))
        {
            DumpField field = DumpFieldNames.Of(member.Name(line));
            if (member.Kind == PlainJsonKind.Object)
            {
                return false;
            }

            if (!TryTake(field, member))
            {
                return false;
            }
        }

        if (reader.IsRefused || !reader.IsAtEnd())
        {
            return false;
        }

        _shapes.Miss(line, 0);
        return true;
    }

    /// <summary>Takes a value; of headers only none are plain: an empty list without spaces, or null.</summary>
    private bool TryTake(DumpField field, in PlainJsonMember member)
    {
        if (field == DumpField.Count)
        {
            return true;
        }

        bool isHeaders = field == DumpField.Headers;
        _kinds[(int)field] = member.Kind switch
        {
            PlainJsonKind.Null => Kind.Null,
            PlainJsonKind.Text => Kind.Text,
            PlainJsonKind.Number => Kind.Number,
            PlainJsonKind.Array when isHeaders => Kind.Headers,
            _ => Kind.Other,
        };
        _starts[(int)field] = member.ValueStart;
        _lengths[(int)field] = member.ValueLength;
        return !isHeaders || member.Kind == PlainJsonKind.Null || (member.Kind == PlainJsonKind.Array && member.ValueLength == 2);
    }

    private bool TryReadAny(ReadOnlySpan<byte> line)
    {
        Array.Clear(_kinds);
        _isUnescaped = true;
        _unescapedLength = 0;
        try
        {
            Utf8JsonReader reader = new(line);
            _ = reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Refuse("it is no object");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                DumpField field = DumpFieldNames.Of(reader.ValueSpan);
                _ = reader.Read();
                if (!TryTake(field, ref reader))
                {
                    return false;
                }
            }

            // Reading on past the closing brace throws where anything but white space follows.
            _ = reader.Read();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8, come as the second.
            return Refuse("it is no JSON (" + FirstSentence(e.Message) + ")");
        }
    }

    private bool TryTake(DumpField field, ref Utf8JsonReader reader)
    {
        if (field == DumpField.Count)
        {
            reader.Skip();
            return true;
        }

        int start = _unescapedLength;
        Kind kind = reader.TokenType switch
        {
            JsonTokenType.Null => Kind.Null,
            JsonTokenType.String => Kind.Text,
            JsonTokenType.Number => Kind.Number,
            _ => Kind.Other,
        };
        if (field == DumpField.Headers && kind != Kind.Null)
        {
            kind = Kind.Headers;
            if (!DumpHeaders.TryReadCanonical(ref reader, out string? headers))
            {
                return Refuse("\"headers\" is no list of [name, base64 or null]");
            }

            Append(Encoding.UTF8.GetBytes(headers));
        }
        else if (kind == Kind.Text)
        {
            Append(Encoding.UTF8.GetBytes(reader.GetString()!));
        }
        else
        {
            Append(reader.ValueSpan);
            reader.Skip();
        }

        _kinds[(int)field] = kind;
        _starts[(int)field] = start;
        _lengths[(int)field] = _unescapedLength - start;
        return true;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        int needed = _unescapedLength + text.Length;
        if (needed > _unescaped.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(needed, _unescaped.Length * 2));
        }

        text.CopyTo(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength = needed;
    }

    private long? Number(DumpField field, ReadOnlySpan<byte> line, long max)
    {
        ReadOnlySpan<byte> text = Text(field, line);
        if (_kinds[(int)field] is Kind.Number or Kind.Text
            && Utf8Parser.TryParse(text, out long value, out int read) && read == text.Length
            && value <= max && (value >= 0 || field == DumpField.SourceTimestampMs))
        {
            return value;
        }

        _ = RefuseField(field, line, "a whole number");
        return null;
    }

    private bool IsText(DumpField field, ReadOnlySpan<byte> line, bool nullable, bool optional = false) => _kinds[(int)field] switch
    {
        Kind.Text => true,
        Kind.Null when nullable => true,
        Kind.Absent when optional => true,
        _ => RefuseField(field, line, nullable ? "text or null" : "text"),
    };

    private bool RefuseField(DumpField field, ReadOnlySpan<byte> line, string expected)
    {
        string name = DumpFieldNames.Name(field);
        string found = _kinds[(int)field] switch
        {
            Kind.Absent => "is missing",
            Kind.Null => "is null",
            _ => string.Create(CultureInfo.InvariantCulture, $"is {DumpText.Excerpt(Text(field, line))}"),
        };
        return Refuse($"\"{name}\" {found}, expected {expected}");
    }

    private bool Refuse(string problem)
    {
        Problem = problem;
        return false;
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message.TrimEnd('.') : message[..end];
    }
}
