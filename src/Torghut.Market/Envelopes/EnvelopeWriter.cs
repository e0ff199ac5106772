using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Time;

namespace Torghut.Market.Envelopes;

/// <summary>Writes envelopes of market data as JSON in camelCase, with exact decimals. Not thread-safe.</summary>
public sealed class EnvelopeWriter : IDisposable
{
    private const int LongestText = 40;
    private const int Version = 1;

    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _json;

    /// <summary>Makes a writer.</summary>
    public EnvelopeWriter() =>
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes a trade.</summary>
    /// <param name="header">What every envelope says.</param>
    /// <param name="priceE8">Price, units of 1e-8.</param>
    /// <param name="sizeE8">Shares, units of 1e-8.</param>
    /// <param name="id">Id within the symbol.</param>
    /// <returns>The envelope, valid until the next one.</returns>
    public ReadOnlyMemory<byte> Trade(in EnvelopeHeader header, long priceE8, long sizeE8, long id)
    {
        Begin(header, "trades"u8);
        _json.WriteNumber("i"u8, id);
        Decimal("p"u8, priceE8);
        Decimal("s"u8, sizeE8);
        Conditions();
        Time("t"u8, header.EventTimeNs);
        return End(header);
    }

    /// <summary>Writes a quote.</summary>
    /// <param name="header">What every envelope says.</param>
    /// <param name="quote">Bid and ask prices and sizes of the event.</param>
    /// <returns>The envelope, valid until the next one.</returns>
    public ReadOnlyMemory<byte> Quote(in EnvelopeHeader header, in MarketEvent quote)
    {
        Begin(header, "quotes"u8);
        Decimal("bp"u8, quote.BidPriceE8);
        Decimal("bs"u8, quote.BidSizeE8);
        Decimal("ap"u8, quote.AskPriceE8);
        Decimal("as"u8, quote.AskSizeE8);
        Conditions();
        Time("t"u8, header.EventTimeNs);
        return End(header);
    }

    /// <summary>Writes a one-minute bar.</summary>
    /// <param name="header">What every envelope says.</param>
    /// <param name="bar">The bar's values.</param>
    /// <returns>The envelope, valid until the next one.</returns>
    public ReadOnlyMemory<byte> Bar(in EnvelopeHeader header, in BarValues bar)
    {
        Begin(header, "bars"u8);
        Decimal("o"u8, bar.OpenE8);
        Decimal("h"u8, bar.HighE8);
        Decimal("l"u8, bar.LowE8);
        Decimal("c"u8, bar.CloseE8);
        Decimal("v"u8, bar.VolumeE8);
        if (bar.VwapE8 is { } vwapE8)
        {
            Decimal("vw"u8, vwapE8);
        }

        _json.WriteNumber("n"u8, bar.TradeCount);
        Time("t"u8, bar.StartNs);
        return End(header);
    }

    /// <summary>Writes a trading status.</summary>
    /// <param name="header">What every envelope says.</param>
    /// <param name="code"><c>statusCode</c>.</param>
    /// <param name="message"><c>statusMessage</c>.</param>
    /// <returns>The envelope, valid until the next one.</returns>
    public ReadOnlyMemory<byte> Status(in EnvelopeHeader header, string code, string message)
    {
        Begin(header, "status"u8);
        _json.WriteString("statusCode"u8, code);
        _json.WriteString("statusMessage"u8, message);
        Time("t"u8, header.EventTimeNs);
        return End(header);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Begin(in EnvelopeHeader header, ReadOnlySpan<byte> channel)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        Time("ingestTs"u8, header.IngestTimeNs);
        Time("eventTs"u8, header.EventTimeNs);
        _json.WriteString("feed"u8, header.Feed);
        _json.WriteString("channel"u8, channel);
        _json.WriteString("symbol"u8, header.Symbol);
        _json.WriteNumber("seq"u8, header.Sequence);
        _json.WriteStartObject("payload"u8);
    }

    private ReadOnlyMemory<byte> End(in EnvelopeHeader header)
    {
        _json.WriteEndObject();
        _json.WriteBoolean("isFinal"u8, true);
        _json.WriteString("source"u8, header.Source);
        _json.WriteNumber("version"u8, Version);
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    private void Conditions()
    {
        _json.WriteStartArray("c"u8);
        _json.WriteEndArray();
    }

    private void Decimal(ReadOnlySpan<byte> name, long valueE8)
    {
        Span<byte> text = stackalloc byte[LongestText];
        _json.WritePropertyName(name);
        _json.WriteRawValue(text[..FixedPointText.Format(valueE8, text)], skipInputValidation: true);
    }

    private void Time(ReadOnlySpan<byte> name, long unixNs)
    {
        Span<byte> text = stackalloc byte[LongestText];
        _json.WriteString(name, text[..TimestampText.Format(unixNs, text)]);
    }
}
