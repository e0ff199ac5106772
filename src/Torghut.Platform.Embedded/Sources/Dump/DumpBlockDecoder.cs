using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using Torghut.Market.Envelopes;
using Torghut.Market.Records;
using Torghut.Market.Symbols;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Decodes blocks of lines, one block at a time; several decoders work beside each other. Nothing is allocated for a
/// plain, good line.
/// </summary>
internal sealed class DumpBlockDecoder
{
    private const int LongestKey = 1024;

    private readonly string _path;
    private readonly DumpTopicRules _rules;
    private readonly DumpLine _line = new();
    private readonly DumpTopicNames _topics;
    private readonly SymbolInterner _symbols = new();
    private readonly RecordDecoder _decoder;
    private readonly byte[] _key = new byte[LongestKey];
    private string[] _symbolNames = [];
    private byte[] _value = new byte[1024];
    private byte[] _expectedId = new byte[256];

    /// <summary>Makes a decoder.</summary>
    public DumpBlockDecoder(string path, DumpTopicRules rules, DecodeRequest request)
    {
        _path = path;
        _rules = rules;
        _topics = new DumpTopicNames(rules);
        _decoder = new RecordDecoder(new WindowTimes(request.Window), _symbols);
    }

    /// <summary>Decodes a block's lines up to the first one that is unreadable.</summary>
    public void Decode(DumpBlock block, DumpDecodedBlock decoded)
    {
        decoded.Clear();
        decoded.FileBytes = block.FileBytes;
        ReadOnlySpan<byte> rest = block.Bytes;
        for (long number = block.FirstLine; !rest.IsEmpty && decoded.Failure is null; number++)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            line = number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
            if ((!line.IsEmpty && line[0] == (byte)'{') || !DumpText.IsBlank(line))
            {
                DecodeLine(line, number, decoded);
            }
        }

        if (_symbolNames.Length < _symbols.Count)
        {
            _symbolNames = [.. _symbols.Names];
        }

        decoded.Symbols = _symbolNames;
        decoded.Topics = _topics.Names;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DecodeLine(ReadOnlySpan<byte> line, long number, DumpDecodedBlock decoded)
    {
        if (!_line.TryRead(line))
        {
            Fail(line, number, _line.Problem, decoded);
            return;
        }

        ReadOnlySpan<byte> valueText = _line.Text(DumpField.Value, line);
        ReadOnlySpan<byte> keyText = _line.Text(DumpField.Key, line);
        if (valueText.Length > _value.Length)
        {
            _value = new byte[valueText.Length * 2];
        }

        Span<byte> keyBuffer = keyText.Length <= LongestKey ? _key : new byte[keyText.Length];
        if (!TryDecode(valueText, _value, out ReadOnlySpan<byte> value) || !TryDecode(keyText, keyBuffer, out ReadOnlySpan<byte> key))
        {
            Fail(line, number, "\"value_b64\" or \"key_b64\" is no base64", decoded);
            return;
        }

        ReadOnlySpan<byte> topic = _line.Text(DumpField.SourceTopic, line);
        int topicNumber = _topics.Find(topic);
        if (topicNumber > DumpTopicNames.MaxTopics)
        {
            Fail(line, number, "there are too many topics", decoded);
            return;
        }

        DumpCanonicalLine.Append(decoded.Canonical, _line, line);
        ref MarketRecord record = ref decoded.Add();
        record.RecordTimeMs = _line.TimestampMs;
        record.Offset = _line.Offset;
        record.Partition = _line.Partition;
        record.Topic = (ushort)topicNumber;
        record.Role = _topics.Role(topicNumber) ?? _rules.OfReplayTopic(_line.Text(DumpField.ReplayTopic, line)) ?? MarketRecord.NoRole;
        EnvelopeViolation violation = IsIdOfRecord(topic, line)
            ? _decoder.Decode(value, key, ref record)
            : EnvelopeViolation.DatasetEventIdMismatch;
        if (violation == EnvelopeViolation.None)
        {
            return;
        }

        record.Fate = RecordFate.Quarantined;
        record.Violation = violation;
        record.Value0 = number;
        if (decoded.Details.Count < DecodeResult.MaxQuarantined)
        {
            decoded.Details.Add((number, Describe(violation, line, value, key)));
        }
    }

    private static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> destination, out ReadOnlySpan<byte> bytes)
    {
        bool isDone = Base64.DecodeFromUtf8(text, destination, out int consumed, out int written) == OperationStatus.Done
            && consumed == text.Length;
        bytes = destination[..written];

        // The decoder passes over white space, which the format has none of.
        int padding = text.EndsWith("=="u8) ? 2 : text.EndsWith("="u8) ? 1 : 0;
        return isDone && text.Length % 4 == 0 && written == (text.Length / 4 * 3) - padding;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsIdOfRecord(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> line)
    {
        if (!_line.Has(DumpField.DatasetEventId))
        {
            return true;
        }

        ReadOnlySpan<byte> id = _line.Text(DumpField.DatasetEventId, line);
        int longest = topic.Length + 40;
        if (_expectedId.Length < longest)
        {
            _expectedId = new byte[longest * 2];
        }

        Span<byte> expected = _expectedId;
        topic.CopyTo(expected);
        int at = topic.Length;
        expected[at++] = (byte)':';
        _ = Utf8Formatter.TryFormat(_line.Partition, expected[at..], out int written);
        at += written;
        expected[at++] = (byte)':';
        _ = Utf8Formatter.TryFormat(_line.Offset, expected[at..], out written);
        return id.SequenceEqual(expected[..(at + written)]);
    }

    private string Describe(EnvelopeViolation violation, ReadOnlySpan<byte> line, ReadOnlySpan<byte> value, ReadOnlySpan<byte> key) =>
        violation == EnvelopeViolation.DatasetEventIdMismatch
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"\"dataset_event_id\" is {DumpText.Excerpt(_line.Text(DumpField.DatasetEventId, line))}; expected the topic, partition {_line.Partition} and offset {_line.Offset}.")
            : _decoder.Describe(violation, value, key);

    private void Fail(ReadOnlySpan<byte> line, long number, string problem, DumpDecodedBlock decoded) =>
        decoded.Failure = DumpFile.Unreadable(
            "dump_line_unreadable",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_path}, line {number}: {problem}; found {DumpText.Excerpt(line)}; expected a JSON object with source_topic, source_partition, source_offset, source_timestamp_ms and value_b64."));
}
