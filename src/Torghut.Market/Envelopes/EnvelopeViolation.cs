namespace Torghut.Market.Envelopes;

/// <summary>How a record breaks the contract of envelopes.</summary>
public enum EnvelopeViolation : byte
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The record's <c>dataset_event_id</c> is not the one of its topic, partition and offset.</summary>
    DatasetEventIdMismatch,

    /// <summary>The value is absent: a tombstone.</summary>
    EnvelopeEmpty,

    /// <summary>The value is no JSON object.</summary>
    EnvelopeNotJson,

    /// <summary>A field of the envelope that processing needs is absent or null.</summary>
    EnvelopeMissingField,

    /// <summary>A field of the envelope has another type than the contract says.</summary>
    EnvelopeBadField,

    /// <summary><c>eventTs</c> is no timestamp.</summary>
    EnvelopeBadTimestamp,

    /// <summary><c>channel</c> is none of the contract.</summary>
    EnvelopeUnknownChannel,

    /// <summary>The record stands in a topic of another role than its channel's.</summary>
    ChannelMismatchTopic,

    /// <summary>The record's key is another symbol than the envelope's.</summary>
    SymbolMismatchKey,

    /// <summary>The symbol is no text of 1 to 64 bytes without spaces, or not one that the run admits.</summary>
    UnknownSymbol,

    /// <summary>A field of the payload that processing needs is absent or null.</summary>
    PayloadMissingField,

    /// <summary>A price, size or count is no decimal number, or too large for 64 bits in units of 1e-8.</summary>
    PayloadBadNumber,

    /// <summary>A price, size or count is negative.</summary>
    PayloadNegative,

    /// <summary>The price of a trade or bar is zero.</summary>
    PayloadZeroPrice,

    /// <summary>A bar's start is no timestamp.</summary>
    PayloadBadTimestamp,

    /// <summary>A bar's low is above its high.</summary>
    PayloadBadRange,

    /// <summary>A trade's id is neither a number nor text.</summary>
    PayloadBadId,

    /// <summary>The trading status is none that is known, so it cannot be told whether it halts.</summary>
    PayloadUnknownStatus,
}
