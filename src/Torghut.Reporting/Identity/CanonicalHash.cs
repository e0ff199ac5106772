using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Market.Prices;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Identity;

/// <summary>
/// SHA-256 over canonical JSON lines: keys in ordinal order, no blanks, decimals as text with eight places, times in UTC
/// with <c>Z</c>, only what JSON requires escaped, a line feed after each line.
/// </summary>
internal sealed class CanonicalHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _line = new(512);
    private readonly Utf8JsonWriter _writer;

    public CanonicalHash() =>
        _writer = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Begins a line and gives the writer of its object.</summary>
    public Utf8JsonWriter Begin()
    {
        _line.ResetWrittenCount();
        _writer.Reset();
        _writer.WriteStartObject();
        return _writer;
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _hash.AppendData(_line.WrittenSpan);
        _hash.AppendData("\n"u8);
    }

    /// <summary>The hash in lower-case hex.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <summary>Writes a decimal, or null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteString(name, FixedPoint.Format(number));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes a time, or null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? unixNs)
    {
        if (unixNs is { } ns)
        {
            writer.WriteString(name, TimeText.Of(ns));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _hash.Dispose();
    }
}
