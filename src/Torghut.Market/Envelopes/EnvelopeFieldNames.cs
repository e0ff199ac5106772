namespace Torghut.Market.Envelopes;

/// <summary>Spellings of the fields: camelCase is written, snake_case is read too.</summary>
internal static class EnvelopeFieldNames
{
    /// <summary>The field of an envelope with this name, or <see cref="EnvelopeField.Count"/>.</summary>
    public static EnvelopeField OfEnvelope(ReadOnlySpan<byte> name) => name.Length switch
    {
        6 when name.SequenceEqual("symbol"u8) => EnvelopeField.Symbol,
        7 when name.SequenceEqual("eventTs"u8) => EnvelopeField.EventTs,
        7 when name.SequenceEqual("channel"u8) => EnvelopeField.Channel,
        7 when name.SequenceEqual("payload"u8) => EnvelopeField.Payload,
        8 when name.SequenceEqual("event_ts"u8) => EnvelopeField.EventTs,
        _ => EnvelopeField.Count,
    };

    /// <summary>The field of a payload with this name, or <see cref="EnvelopeField.Count"/>.</summary>
    public static EnvelopeField OfPayload(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => OfLetter(name[0]),
        2 => OfPair((char)name[0], (char)name[1]),
        10 when name.SequenceEqual("statusCode"u8) => EnvelopeField.StatusCode,
        11 when name.SequenceEqual("status_code"u8) => EnvelopeField.StatusCode,
        13 when name.SequenceEqual("statusMessage"u8) => EnvelopeField.StatusMessage,
        14 when name.SequenceEqual("status_message"u8) => EnvelopeField.StatusMessage,
        _ => EnvelopeField.Count,
    };

    /// <summary>The name as it is written.</summary>
    public static string Name(EnvelopeField field) => field switch
    {
        EnvelopeField.EventTs => "eventTs",
        EnvelopeField.Channel => "channel",
        EnvelopeField.Symbol => "symbol",
        EnvelopeField.Payload => "payload",
        EnvelopeField.Id => "i",
        EnvelopeField.Price => "p",
        EnvelopeField.Size => "s",
        EnvelopeField.BidPrice => "bp",
        EnvelopeField.BidSize => "bs",
        EnvelopeField.AskPrice => "ap",
        EnvelopeField.AskSize => "as",
        EnvelopeField.Open => "o",
        EnvelopeField.High => "h",
        EnvelopeField.Low => "l",
        EnvelopeField.Close => "c",
        EnvelopeField.Volume => "v",
        EnvelopeField.Vwap => "vw",
        EnvelopeField.TradeCount => "n",
        EnvelopeField.Time => "t",
        EnvelopeField.StatusCode => "statusCode",
        EnvelopeField.StatusMessage => "statusMessage",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static EnvelopeField OfLetter(byte letter) => letter switch
    {
        (byte)'i' => EnvelopeField.Id,
        (byte)'p' => EnvelopeField.Price,
        (byte)'s' => EnvelopeField.Size,
        (byte)'o' => EnvelopeField.Open,
        (byte)'h' => EnvelopeField.High,
        (byte)'l' => EnvelopeField.Low,
        (byte)'c' => EnvelopeField.Close,
        (byte)'v' => EnvelopeField.Volume,
        (byte)'n' => EnvelopeField.TradeCount,
        (byte)'t' => EnvelopeField.Time,
        _ => EnvelopeField.Count,
    };

    private static EnvelopeField OfPair(char first, char second) => (first, second) switch
    {
        ('b', 'p') => EnvelopeField.BidPrice,
        ('b', 's') => EnvelopeField.BidSize,
        ('a', 'p') => EnvelopeField.AskPrice,
        ('a', 's') => EnvelopeField.AskSize,
        ('v', 'w') => EnvelopeField.Vwap,
        _ => EnvelopeField.Count,
    };
}
