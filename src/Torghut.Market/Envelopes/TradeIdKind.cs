namespace Torghut.Market.Envelopes;

/// <summary>What a trade's id is.</summary>
public enum TradeIdKind : byte
{
    /// <summary>The record has none.</summary>
    None,

    /// <summary>A whole number from 0 to 2^64 − 1.</summary>
    Number,

    /// <summary>Other text, kept as 128 bits of its SHA-256.</summary>
    TextHash,
}
