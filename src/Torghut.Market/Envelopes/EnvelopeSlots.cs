using System.Runtime.CompilerServices;
using System.Text.Json;
using Torghut.Market.Json;

namespace Torghut.Market.Envelopes;

/// <summary>
/// Where the fields of one envelope stand in its text. Filled again for each record; a field that stands twice counts as
/// its last.
/// </summary>
internal sealed class EnvelopeSlots
{
    private const int Fields = (int)EnvelopeField.Count;

    private readonly SlotKind[] _kinds = new SlotKind[Fields];
    private readonly int[] _starts = new int[Fields];
    private readonly int[] _lengths = new int[Fields];
    private readonly PlainJsonShapes<EnvelopeField> _shapes = new(FieldOf);
    private byte[] _unescaped = new byte[256];
    private int _unescapedLength;

    private enum SlotKind : byte
    {
        Absent,
        Text,
        UnescapedText,
        Number,
        Object,
        Other,
    }

    /// <summary>Whether the field is there and not null.</summary>
    public bool Has(EnvelopeField field) => _kinds[(int)field] != SlotKind.Absent;

    /// <summary>Whether the field is text.</summary>
    public bool IsText(EnvelopeField field) => _kinds[(int)field] is SlotKind.Text or SlotKind.UnescapedText;

    /// <summary>Whether the field is text or a number.</summary>
    public bool IsScalar(EnvelopeField field) => _kinds[(int)field] is SlotKind.Text or SlotKind.UnescapedText or SlotKind.Number;

    /// <summary>Whether the field is an object.</summary>
    public bool IsObject(EnvelopeField field) => _kinds[(int)field] == SlotKind.Object;

    /// <summary>The field's text: without quotes and escapes, or the number as it is written; empty if it is absent.</summary>
    public ReadOnlySpan<byte> Text(EnvelopeField field, ReadOnlySpan<byte> json)
    {
        int index = (int)field;
        return _kinds[index] switch
        {
            SlotKind.Absent => default,
            SlotKind.UnescapedText => _unescaped.AsSpan(_starts[index], _lengths[index]),
            _ => json.Slice(_starts[index], _lengths[index]),
        };
    }

    /// <summary>Finds the fields.</summary>
    /// <param name="json">The envelope.</param>
    /// <param name="stream">Any number for its stream: envelopes of one stream mostly look alike.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public EnvelopeViolation Read(ReadOnlySpan<byte> json, int stream)
    {
        Array.Clear(_kinds);
        if (_shapes.TryRead(json, stream, out ReadOnlySpan<PlainJsonMember> members, out ReadOnlySpan<EnvelopeField> fields))
        {
            for (int i = 0; i < members.Length; i++)
            {
                Take(fields[i], members[i]);
            }

            // A shape is learnt only of an envelope whose payload is an object.
            _kinds[(int)EnvelopeField.Payload] = SlotKind.Object;
            return EnvelopeViolation.None;
        }

        if (TryReadPlain(json))
        {
            if (IsObject(EnvelopeField.Payload))
            {
                _shapes.Miss(json, stream);
            }

            return EnvelopeViolation.None;
        }

        return ReadAny(json);
    }

    private static EnvelopeField FieldOf(ReadOnlyMemory<byte> name, int depth) =>
        depth == 1 ? EnvelopeFieldNames.OfEnvelope(name.Span) : EnvelopeFieldNames.OfPayload(name.Span);

    private EnvelopeViolation ReadAny(ReadOnlySpan<byte> json)
    {
        Array.Clear(_kinds);
        _unescapedLength = 0;
        try
        {
            return ReadObject(json) ? EnvelopeViolation.None : EnvelopeViolation.EnvelopeNotJson;
        }
        catch (JsonException)
        {
            return EnvelopeViolation.EnvelopeNotJson;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadPlain(ReadOnlySpan<byte> json)
    {
        PlainJsonReader reader = new(json);
        if (!reader.TryBegin())
        {
            return false;
        }

        while (reader.TryReadMember(out PlainJsonMember member))
        {
            EnvelopeField field = EnvelopeFieldNames.OfEnvelope(member.Name(json));
            if (member.Kind != PlainJsonKind.Object)
            {
                Take(field, member);
                continue;
            }

            // Another object than the payload, such as a window, is rare enough for the complete reader.
            if (field != EnvelopeField.Payload || Has(field))
            {
                return false;
            }

            Set(field, SlotKind.Object, member.ValueStart, 1);
            if (!TryReadPlainPayload(json, ref reader))
            {
                return false;
            }
        }

        return !reader.IsRefused && reader.IsAtEnd();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryReadPlainPayload(ReadOnlySpan<byte> json, ref PlainJsonReader reader)
    {
        while (reader.TryReadMember(out PlainJsonMember member))
        {
            if (member.Kind == PlainJsonKind.Object)
            {
                return false;
            }

            Take(EnvelopeFieldNames.OfPayload(member.Name(json)), member);
        }

        return !reader.IsRefused;
    }

    private void Take(EnvelopeField field, in PlainJsonMember member)
    {
        if (field == EnvelopeField.Count)
        {
            return;
        }

        SlotKind slot = member.Kind switch
        {
            PlainJsonKind.Text => SlotKind.Text,
            PlainJsonKind.Number => SlotKind.Number,
            PlainJsonKind.Null => SlotKind.Absent,
            _ => SlotKind.Other,
        };
        Set(field, slot, member.ValueStart, member.ValueLength);
    }

    private bool ReadObject(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            EnvelopeField field = EnvelopeFieldNames.OfEnvelope(reader.ValueSpan);
            _ = reader.Read();
            if (field == EnvelopeField.Payload && reader.TokenType == JsonTokenType.StartObject)
            {
                Set(field, SlotKind.Object, (int)reader.TokenStartIndex, 1);
                ReadPayload(ref reader);
            }
            else
            {
                Take(field, ref reader);
            }
        }

        // Reading on past the closing brace throws where anything but white space follows.
        return !reader.Read();
    }

    private void ReadPayload(ref Utf8JsonReader reader)
    {
        Array.Clear(_kinds, (int)EnvelopeField.Id, Fields - (int)EnvelopeField.Id);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            EnvelopeField field = EnvelopeFieldNames.OfPayload(reader.ValueSpan);
            _ = reader.Read();
            Take(field, ref reader);
        }
    }

    private void Take(EnvelopeField field, ref Utf8JsonReader reader)
    {
        if (field == EnvelopeField.Count)
        {
            reader.Skip();
            return;
        }

        int start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                TakeEscaped(field, ref reader);
                break;
            case JsonTokenType.String:
                Set(field, SlotKind.Text, start + 1, reader.ValueSpan.Length);
                break;
            case JsonTokenType.Number:
                Set(field, SlotKind.Number, start, reader.ValueSpan.Length);
                break;
            case JsonTokenType.Null:
                Set(field, SlotKind.Absent, start, 0);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                Set(field, SlotKind.Other, start, (int)reader.BytesConsumed - start);
                break;
            default:
                Set(field, SlotKind.Other, start, reader.ValueSpan.Length);
                break;
        }
    }

    private void TakeEscaped(EnvelopeField field, ref Utf8JsonReader reader)
    {
        int needed = _unescapedLength + reader.ValueSpan.Length;
        if (needed > _unescaped.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(needed, _unescaped.Length * 2));
        }

        try
        {
            int length = reader.CopyString(_unescaped.AsSpan(_unescapedLength));
            Set(field, SlotKind.UnescapedText, _unescapedLength, length);
            _unescapedLength += length;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8: no text.
            Set(field, SlotKind.Other, (int)reader.TokenStartIndex, reader.ValueSpan.Length);
        }
    }

    private void Set(EnvelopeField field, SlotKind kind, int start, int length)
    {
        _kinds[(int)field] = kind;
        _starts[(int)field] = start;
        _lengths[(int)field] = length;
    }
}
