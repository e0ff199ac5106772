using System.Text;
using System.Text.Json;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Reads signals, and what identifies a micro-bar or signal. Not thread-safe.</summary>
internal sealed class SignalMessageReader
{
    private static readonly byte[][] Names = [.. SignalNames.All.Select(Encoding.UTF8.GetBytes)];

    private readonly SymbolTable _symbols;

    /// <summary>Makes a reader.</summary>
    /// <param name="symbols">Symbols of the replay; rows of others are no rows of it.</param>
    public SignalMessageReader(SymbolTable symbols) => _symbols = symbols;

    /// <summary>Reads a message; of a micro-bar only what identifies it.</summary>
    /// <param name="json">The record's value.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>False for something else, for a symbol that is not known, or for a message that is not whole.</returns>
    public bool TryRead(ReadOnlySpan<byte> json, out Signal signal)
    {
        signal = default;
        for (int place = 0; place < Names.Length; place++)
        {
            SignalNames.Of(ref signal, place) = double.NaN;
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            return Read(ref reader, ref signal) && signal.Seq > 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private bool Read(ref Utf8JsonReader reader, ref Signal signal)
    {
        bool isKnown = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ingestTs"u8))
            {
                signal.IngestNs = Time(ref reader);
            }
            else if (reader.ValueTextEquals("eventTs"u8))
            {
                signal.EndNs = Time(ref reader);
            }
            else if (reader.ValueTextEquals("symbol"u8))
            {
                reader.Read();
                isKnown = _symbols.TryGetOrdinal(reader.GetString() ?? "", out signal.Symbol);
            }
            else if (reader.ValueTextEquals("seq"u8))
            {
                reader.Read();
                signal.Seq = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                ReadNumbers(ref reader, ref signal);
            }
            else if (reader.ValueTextEquals("lineage"u8))
            {
                signal.LastRecord = ReadLineage(ref reader);
            }
            else if (reader.ValueTextEquals("window"u8))
            {
                signal.Timeframe = ReadTimeframe(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return isKnown;
    }

    private static void ReadNumbers(ref Utf8JsonReader reader, ref Signal signal)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int place = 0;
            while (place < Names.Length && !reader.ValueTextEquals(Names[place]))
            {
                place++;
            }

            reader.Read();
            if (place < Names.Length && reader.TokenType == JsonTokenType.Number)
            {
                SignalNames.Of(ref signal, place) = reader.GetDouble();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static SourceRecord ReadLineage(ref Utf8JsonReader reader)
    {
        TopicRole role = TopicRole.Trades;
        int partition = 0;
        long offset = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isRole = reader.ValueTextEquals("role"u8);
            bool isPartition = reader.ValueTextEquals("source_partition"u8);
            bool isOffset = reader.ValueTextEquals("source_offset"u8);
            reader.Read();
            role = isRole && reader.ValueTextEquals("bars"u8) ? TopicRole.Bars : role;
            partition = isPartition ? reader.GetInt32() : partition;
            offset = isOffset ? reader.GetInt64() : offset;
            reader.Skip();
        }

        return new SourceRecord(role, partition, offset);
    }

    private static Timeframe ReadTimeframe(ref Utf8JsonReader reader)
    {
        Timeframe timeframe = Timeframe.OneSecond;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isSize = reader.ValueTextEquals("size"u8);
            reader.Read();
            timeframe = isSize && reader.ValueTextEquals("PT1M"u8) ? Timeframe.OneMinute : timeframe;
            reader.Skip();
        }

        return timeframe;
    }

    private static long Time(ref Utf8JsonReader reader)
    {
        reader.Read();
        return TimestampText.TryParse(reader.ValueSpan, out long unixNs) ? unixNs : throw new FormatException("No time.");
    }
}
