using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Torghut.Simulation.Dumps;

/// <summary>Reads a dump's records one after the other, as they were written; one block of lines is in memory at a time.</summary>
public sealed class DumpEntryReader : IDisposable
{
    private readonly string _path;
    private readonly DumpBlockReader _blocks;
    private readonly DumpBlock _block = new(DumpBlockReader.BlockBytes);
    private readonly DumpLine _line = new();
    private readonly List<(byte[] Utf8, string Text)> _names = [];
    private int _at;
    private long _number;

    /// <summary>Opens a dump.</summary>
    /// <param name="path">The dump's file, or the folder that holds it.</param>
    /// <exception cref="Errors.SimulationException">The file is missing or no dump (exit code 2).</exception>
    public DumpEntryReader(string path)
    {
        _path = DumpFile.Resolve(path);
        _blocks = new DumpBlockReader(_path);
    }

    /// <summary>Reads the next record; keys and values are arrays of their own.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="Errors.SimulationException">The file is damaged or a line is no record (exit code 2).</exception>
    public bool TryRead(out DumpEntry entry)
    {
        if (!TryNext(out int start, out int length))
        {
            entry = default;
            return false;
        }

        entry = Take(_block.Bytes.Slice(start, length), batch: null);
        return true;
    }

    /// <summary>Fills a batch with the next records.</summary>
    /// <returns>False at the end: the batch is empty.</returns>
    /// <exception cref="Errors.SimulationException">The file is damaged or a line is no record (exit code 2).</exception>
    public bool Read(DumpEntryBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Clear();
        while (!batch.IsFull && TryNext(out int start, out int length))
        {
            batch.Add(Take(_block.Bytes.Slice(start, length), batch));
        }

        return batch.Count > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _blocks.Dispose();

    /// <summary>The place in the block of the next line that is not blank.</summary>
    private bool TryNext(out int start, out int length)
    {
        while (true)
        {
            if (_at >= _block.Length)
            {
                if (!_blocks.Read(_block))
                {
                    (start, length) = (0, 0);
                    return false;
                }

                _at = 0;
                _number = _block.FirstLine - 1;
            }

            ReadOnlySpan<byte> rest = _block.Bytes[_at..];
            int end = rest.IndexOf((byte)'\n');
            (start, length) = (_at, end < 0 ? rest.Length : end);
            _at += end < 0 ? rest.Length : end + 1;
            _number++;
            if (_number == 1 && rest.StartsWith(Encoding.UTF8.Preamble))
            {
                (start, length) = (start + Encoding.UTF8.Preamble.Length, length - Encoding.UTF8.Preamble.Length);
            }

            if (!DumpText.IsBlank(_block.Bytes.Slice(start, length)))
            {
                return true;
            }
        }
    }

    private DumpEntry Take(ReadOnlySpan<byte> line, DumpEntryBatch? batch)
    {
        if (!_line.TryRead(line))
        {
            throw Refused(_line.Problem);
        }

        return new DumpEntry
        {
            Topic = Name(_line.Text(DumpField.SourceTopic, line)),
            Partition = _line.Partition,
            Offset = _line.Offset,
            TimestampMs = _line.TimestampMs,
            ReplayTopic = _line.Has(DumpField.ReplayTopic) ? Name(_line.Text(DumpField.ReplayTopic, line)) : null,
            Key = Bytes(DumpField.Key, line, batch),
            Value = Bytes(DumpField.Value, line, batch),
            Headers = Headers(_line.Text(DumpField.Headers, line)),
        };
    }

    /// <summary>Few names stand in many lines: each is made once.</summary>
    private string Name(ReadOnlySpan<byte> utf8)
    {
        foreach ((byte[] known, string text) in _names)
        {
            if (utf8.SequenceEqual(known))
            {
                return text;
            }
        }

        string made = Encoding.UTF8.GetString(utf8);
        if (_names.Count < 64)
        {
            _names.Add((utf8.ToArray(), made));
        }

        return made;
    }

    private ReadOnlyMemory<byte>? Bytes(DumpField field, ReadOnlySpan<byte> line, DumpEntryBatch? batch)
    {
        if (!_line.Has(field))
        {
            return null;
        }

        ReadOnlySpan<byte> text = _line.Text(field, line);
        int most = Base64.GetMaxDecodedFromUtf8Length(text.Length);
        Memory<byte> bytes = batch is null ? new byte[most] : batch.Reserve(most);
        if (Base64.DecodeFromUtf8(text, bytes.Span, out _, out int length) != OperationStatus.Done)
        {
            throw Refused($"\"{DumpFieldNames.Name(field)}\" is {DumpText.Excerpt(text)}, expected base64 or null");
        }

        batch?.Advance(length);
        return bytes[..length];
    }

    private DumpHeader[]? Headers(ReadOnlySpan<byte> json)
    {
        if (json.Length <= 2)
        {
            return null;
        }

        List<DumpHeader> headers = [];
        Utf8JsonReader reader = new(json);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            _ = reader.Read();
            string name = reader.GetString()!;
            _ = reader.Read();
            byte[]? value = null;
            if (reader.TokenType != JsonTokenType.Null && !reader.TryGetBytesFromBase64(out value))
            {
                throw Refused($"the header {name} has a value that is no base64");
            }

            _ = reader.Read();
            headers.Add(new DumpHeader(name, value is null ? null : (ReadOnlyMemory<byte>?)value));
        }

        return [.. headers];
    }

    private Errors.SimulationException Refused(string problem) => DumpFile.Unreadable(
        "dump_line_unreadable", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_path}, line {_number}: {problem}."));
}
