namespace Torghut.Market.Envelopes;

/// <summary>The fields of an envelope and its payload that processing reads; the others are skipped.</summary>
internal enum EnvelopeField
{
    EventTs,
    Channel,
    Symbol,
    Payload,
    Id,
    Price,
    Size,
    BidPrice,
    BidSize,
    AskPrice,
    AskSize,
    Open,
    High,
    Low,
    Close,
    Volume,
    Vwap,
    TradeCount,
    Time,
    StatusCode,
    StatusMessage,

    /// <summary>How many there are; the mark of a field that is not read.</summary>
    Count,
}
