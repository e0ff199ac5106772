using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Torghut.Market.Prices;
using Torghut.Market.Symbols;
using Torghut.Market.Time;

namespace Torghut.Market.Envelopes;

/// <summary>
/// Reads envelopes: JSON objects in camelCase or snake_case, fields in any order, numbers as numbers or as text. Fields that
/// processing does not use are not looked at. Nothing is allocated for a good trade or quote. Not thread-safe.
/// </summary>
/// <remarks>
/// What is needed: <c>eventTs</c>, <c>channel</c>, <c>symbol</c>, <c>payload</c>; of a trade <c>p</c> &gt; 0 and <c>s</c>; of a quote
/// <c>bp</c>, <c>bs</c>, <c>ap</c>, <c>as</c>; of a bar <c>o</c>, <c>h</c>, <c>l</c>, <c>c</c> &gt; 0, <c>v</c> and <c>t</c>; of a status
/// <c>statusCode</c> or <c>statusMessage</c>. A quote's side without a price has no size. An order update's payload is not read.
/// </remarks>
public sealed class EnvelopeParser
{
    private readonly SymbolInterner _symbols;
    private readonly EnvelopeSlots _slots = new();
    private EnvelopeField _culprit;

    /// <summary>Makes a parser.</summary>
    /// <param name="symbols">Numbers the symbols that are met.</param>
    public EnvelopeParser(SymbolInterner symbols) => _symbols = symbols;

    /// <summary>Reads one envelope.</summary>
    /// <param name="json">The record's value.</param>
    /// <param name="key">The record's key, the symbol; empty where the record has none.</param>
    /// <param name="stream">Any number for the record's topic: envelopes of one topic mostly look alike, and are read faster then.</param>
    /// <param name="envelope">Filled with what was read; complete only if there is no violation.</param>
    /// <returns><see cref="EnvelopeViolation.None"/>, or the first thing that is wrong.</returns>
    public EnvelopeViolation Parse(ReadOnlySpan<byte> json, ReadOnlySpan<byte> key, int stream, ref Envelope envelope)
    {
        _culprit = EnvelopeField.Count;
        if (json.IsEmpty)
        {
            return EnvelopeViolation.EnvelopeEmpty;
        }

        EnvelopeViolation violation = _slots.Read(json, stream);
        return violation == EnvelopeViolation.None ? Convert(json, key, ref envelope) : violation;
    }

    /// <summary>What was found and what is expected, for the record that was just refused.</summary>
    public string Describe(EnvelopeViolation violation, ReadOnlySpan<byte> json, ReadOnlySpan<byte> key)
    {
        string field = _culprit == EnvelopeField.Count ? "" : EnvelopeFieldNames.Name(_culprit);
        string found = _culprit == EnvelopeField.Count ? Excerpt(json) : Excerpt(_slots.Text(_culprit, json));
        return violation switch
        {
            EnvelopeViolation.EnvelopeEmpty => "The value is empty; expected a JSON object.",
            EnvelopeViolation.EnvelopeNotJson => $"Found {found}; expected a JSON object.",
            EnvelopeViolation.EnvelopeMissingField => $"\"{field}\" is absent or null in the envelope.",
            EnvelopeViolation.EnvelopeBadField => $"\"{field}\" is {found}; expected {Expected(_culprit)}.",
            EnvelopeViolation.EnvelopeBadTimestamp or EnvelopeViolation.PayloadBadTimestamp =>
                $"\"{field}\" is {found}; expected ISO 8601 or digits since 1970, in the years 1970 to 2261.",
            EnvelopeViolation.EnvelopeUnknownChannel =>
                $"\"channel\" is {found}; expected trades, quotes, bars, updatedBars, status or trade_updates.",
            EnvelopeViolation.ChannelMismatchTopic => $"\"channel\" is {found}, which does not belong into the record's topic.",
            EnvelopeViolation.SymbolMismatchKey => $"\"symbol\" is {found}, but the record's key is {Excerpt(key)}.",
            EnvelopeViolation.UnknownSymbol => $"\"symbol\" is {found}; expected 1 to {SymbolInterner.MaxLength} bytes of text without spaces.",
            EnvelopeViolation.PayloadMissingField => $"\"{field}\" is absent or null in the payload.",
            EnvelopeViolation.PayloadBadNumber => $"\"{field}\" is {found}; expected a decimal number below 92233720368.",
            EnvelopeViolation.PayloadNegative => $"\"{field}\" is {found}; expected no negative number.",
            EnvelopeViolation.PayloadZeroPrice => $"\"{field}\" is {found}; expected a price above zero.",
            EnvelopeViolation.PayloadBadRange => $"\"l\" is {found}, above \"h\".",
            EnvelopeViolation.PayloadBadId => $"\"i\" is {found}; expected a whole number or text.",
            EnvelopeViolation.PayloadUnknownStatus => $"\"{field}\" is {found}; expected a status code or message that is known.",
            _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, "No violation, nothing to describe."),
        };
    }

    /// <summary>Up to 80 bytes of text in quotes, fit for a message; <c>empty</c> for none.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text)
    {
        const int Longest = 80;
        if (text.IsEmpty)
        {
            return "empty";
        }

        StringBuilder excerpt = new();
        foreach (char c in Encoding.UTF8.GetString(text[..Math.Min(text.Length, Longest)]))
        {
            _ = excerpt.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return "'" + excerpt + (text.Length > Longest ? "…'" : "'");
    }

    /// <summary>Marks the channel as what is wrong, for a caller that knows the topic.</summary>
    public EnvelopeViolation RefuseChannel() => Refuse(EnvelopeViolation.ChannelMismatchTopic, EnvelopeField.Channel);

    private static string Expected(EnvelopeField field) => field == EnvelopeField.Payload ? "an object" : "text";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private EnvelopeViolation Convert(ReadOnlySpan<byte> json, ReadOnlySpan<byte> key, ref Envelope envelope)
    {
        if (!_slots.Has(EnvelopeField.Channel) || !_slots.Has(EnvelopeField.Symbol) || !_slots.Has(EnvelopeField.EventTs)
            || !_slots.Has(EnvelopeField.Payload))
        {
            return Refuse(EnvelopeViolation.EnvelopeMissingField, FirstMissing());
        }

        if (!_slots.IsText(EnvelopeField.Channel) || !_slots.IsText(EnvelopeField.Symbol) || !_slots.IsObject(EnvelopeField.Payload))
        {
            return Refuse(EnvelopeViolation.EnvelopeBadField, FirstMistyped());
        }

        if (!TryGetChannel(_slots.Text(EnvelopeField.Channel, json), out envelope.Channel))
        {
            return Refuse(EnvelopeViolation.EnvelopeUnknownChannel, EnvelopeField.Channel);
        }

        if (!_slots.IsScalar(EnvelopeField.EventTs)
            || !TimestampText.TryParse(_slots.Text(EnvelopeField.EventTs, json), out envelope.EventTimeNs))
        {
            return Refuse(EnvelopeViolation.EnvelopeBadTimestamp, EnvelopeField.EventTs);
        }

        ReadOnlySpan<byte> symbol = _slots.Text(EnvelopeField.Symbol, json);
        if (!key.IsEmpty && !key.SequenceEqual(symbol))
        {
            return Refuse(EnvelopeViolation.SymbolMismatchKey, EnvelopeField.Symbol);
        }

        envelope.Symbol = _symbols.Intern(symbol);
        if (envelope.Symbol == SymbolInterner.Unknown)
        {
            return Refuse(EnvelopeViolation.UnknownSymbol, EnvelopeField.Symbol);
        }

        return envelope.Channel switch
        {
            EnvelopeChannel.Trades => ConvertTrade(json, ref envelope),
            EnvelopeChannel.Quotes => ConvertQuote(json, ref envelope),
            EnvelopeChannel.Bars or EnvelopeChannel.UpdatedBars => ConvertBar(json, ref envelope),
            EnvelopeChannel.Status => ConvertStatus(json, ref envelope),
            _ => EnvelopeViolation.None,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private EnvelopeViolation ConvertTrade(ReadOnlySpan<byte> json, ref Envelope envelope)
    {
        EnvelopeViolation violation = Price(json, EnvelopeField.Price, out envelope.BidPriceE8);
        if (violation == EnvelopeViolation.None)
        {
            violation = Number(json, EnvelopeField.Size, out envelope.BidSizeE8);
        }

        return violation == EnvelopeViolation.None ? Id(json, out envelope.TradeId) : violation;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private EnvelopeViolation ConvertQuote(ReadOnlySpan<byte> json, ref Envelope envelope)
    {
        EnvelopeViolation violation = Number(json, EnvelopeField.BidPrice, out envelope.BidPriceE8);
        if (violation == EnvelopeViolation.None)
        {
            violation = Number(json, EnvelopeField.BidSize, out envelope.BidSizeE8);
        }

        if (violation == EnvelopeViolation.None)
        {
            violation = Number(json, EnvelopeField.AskPrice, out envelope.AskPriceE8);
        }

        if (violation == EnvelopeViolation.None)
        {
            violation = Number(json, EnvelopeField.AskSize, out envelope.AskSizeE8);
        }

        envelope.BidSizeE8 = envelope.BidPriceE8 == 0 ? 0 : envelope.BidSizeE8;
        envelope.AskSizeE8 = envelope.AskPriceE8 == 0 ? 0 : envelope.AskSizeE8;
        return violation;
    }

    private EnvelopeViolation ConvertBar(ReadOnlySpan<byte> json, ref Envelope envelope)
    {
        Span<long> values = stackalloc long[(int)EnvelopeField.TradeCount - (int)EnvelopeField.Open + 1];
        for (EnvelopeField field = EnvelopeField.Open; field <= EnvelopeField.TradeCount; field++)
        {
            ref long value = ref values[field - EnvelopeField.Open];
            bool isPrice = field <= EnvelopeField.Close;
            if (field > EnvelopeField.Volume && !_slots.Has(field))
            {
                continue;
            }

            EnvelopeViolation violation = isPrice ? Price(json, field, out value) : Number(json, field, out value);
            if (violation != EnvelopeViolation.None)
            {
                return violation;
            }
        }

        if (values[EnvelopeField.Low - EnvelopeField.Open] > values[EnvelopeField.High - EnvelopeField.Open])
        {
            return Refuse(EnvelopeViolation.PayloadBadRange, EnvelopeField.Low);
        }

        if (!_slots.Has(EnvelopeField.Time))
        {
            return Refuse(EnvelopeViolation.PayloadMissingField, EnvelopeField.Time);
        }

        if (!_slots.IsScalar(EnvelopeField.Time) || !TimestampText.TryParse(_slots.Text(EnvelopeField.Time, json), out long startNs))
        {
            return Refuse(EnvelopeViolation.PayloadBadTimestamp, EnvelopeField.Time);
        }

        long? vwapE8 = _slots.Has(EnvelopeField.Vwap) ? values[EnvelopeField.Vwap - EnvelopeField.Open] : null;
        envelope.Bar = new(startNs, values[0], values[1], values[2], values[3], values[4], vwapE8, values[6] / FixedPoint.Scale);
        return EnvelopeViolation.None;
    }

    private EnvelopeViolation ConvertStatus(ReadOnlySpan<byte> json, ref Envelope envelope)
    {
        bool hasCode = _slots.Has(EnvelopeField.StatusCode);
        EnvelopeField culprit = hasCode ? EnvelopeField.StatusCode : EnvelopeField.StatusMessage;
        if (!_slots.Has(culprit))
        {
            return Refuse(EnvelopeViolation.PayloadMissingField, EnvelopeField.StatusCode);
        }

        ReadOnlySpan<byte> code = _slots.IsScalar(EnvelopeField.StatusCode) ? _slots.Text(EnvelopeField.StatusCode, json) : default;
        ReadOnlySpan<byte> message = _slots.IsText(EnvelopeField.StatusMessage) ? _slots.Text(EnvelopeField.StatusMessage, json) : default;
        return TradingStatusCodes.TryGetEffect(code, message, out envelope.Status)
            ? EnvelopeViolation.None
            : Refuse(EnvelopeViolation.PayloadUnknownStatus, culprit);
    }

    private EnvelopeViolation Price(ReadOnlySpan<byte> json, EnvelopeField field, out long valueE8)
    {
        EnvelopeViolation violation = Number(json, field, out valueE8);
        return violation == EnvelopeViolation.None && valueE8 == 0 ? Refuse(EnvelopeViolation.PayloadZeroPrice, field) : violation;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private EnvelopeViolation Number(ReadOnlySpan<byte> json, EnvelopeField field, out long valueE8)
    {
        valueE8 = 0;
        if (!_slots.Has(field))
        {
            return Refuse(EnvelopeViolation.PayloadMissingField, field);
        }

        if (!_slots.IsScalar(field) || !FixedPointText.TryParse(_slots.Text(field, json), out valueE8))
        {
            return Refuse(EnvelopeViolation.PayloadBadNumber, field);
        }

        return valueE8 < 0 ? Refuse(EnvelopeViolation.PayloadNegative, field) : EnvelopeViolation.None;
    }

    private EnvelopeViolation Id(ReadOnlySpan<byte> json, out TradeId id)
    {
        id = default;
        if (!_slots.Has(EnvelopeField.Id))
        {
            return EnvelopeViolation.None;
        }

        ReadOnlySpan<byte> text = _slots.Text(EnvelopeField.Id, json);
        if (!_slots.IsScalar(EnvelopeField.Id) || text.IsEmpty)
        {
            return Refuse(EnvelopeViolation.PayloadBadId, EnvelopeField.Id);
        }

        id = ToTradeId(text);
        return EnvelopeViolation.None;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TradeId ToTradeId(ReadOnlySpan<byte> text)
    {
        // 19 digits always fit; a leading zero is not how a number is written, so such an id stays text.
        const int SafeDigits = 19;
        ulong number = 0;
        bool isNumber = text.Length <= SafeDigits && (text.Length == 1 || text[0] != (byte)'0');
        for (int i = 0; isNumber && i < text.Length; i++)
        {
            int digit = text[i] - '0';
            isNumber = digit is >= 0 and <= 9;
            number = isNumber ? (number * 10) + (uint)digit : 0;
        }

        if (isNumber)
        {
            return new TradeId(TradeIdKind.Number, 0, number);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(text, digest);
        return new TradeId(
            TradeIdKind.TextHash,
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest[sizeof(ulong)..]));
    }

    private static bool TryGetChannel(ReadOnlySpan<byte> text, out EnvelopeChannel channel)
    {
        (bool isKnown, channel) = text.Length switch
        {
            6 when text.SequenceEqual("trades"u8) => (true, EnvelopeChannel.Trades),
            6 when text.SequenceEqual("quotes"u8) => (true, EnvelopeChannel.Quotes),
            4 when text.SequenceEqual("bars"u8) => (true, EnvelopeChannel.Bars),
            6 when text.SequenceEqual("status"u8) => (true, EnvelopeChannel.Status),
            11 when text.SequenceEqual("updatedBars"u8) => (true, EnvelopeChannel.UpdatedBars),
            12 when text.SequenceEqual("updated_bars"u8) => (true, EnvelopeChannel.UpdatedBars),
            13 when text.SequenceEqual("trade_updates"u8) => (true, EnvelopeChannel.TradeUpdates),
            12 when text.SequenceEqual("tradeUpdates"u8) => (true, EnvelopeChannel.TradeUpdates),
            _ => (false, default),
        };
        return isKnown;
    }

    private EnvelopeField FirstMissing()
    {
        EnvelopeField field = EnvelopeField.EventTs;
        while (_slots.Has(field))
        {
            field++;
        }

        return field;
    }

    private EnvelopeField FirstMistyped() => !_slots.IsText(EnvelopeField.Channel) ? EnvelopeField.Channel
        : !_slots.IsText(EnvelopeField.Symbol) ? EnvelopeField.Symbol
        : EnvelopeField.Payload;

    private EnvelopeViolation Refuse(EnvelopeViolation violation, EnvelopeField field)
    {
        _culprit = field;
        return violation;
    }
}
