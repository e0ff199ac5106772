namespace Torghut.Market.Envelopes;

/// <summary>
/// Identity of a trade within its symbol. A whole number, as number or as text, is itself; other text is the first 128
/// bits of its SHA-256, where an accidental equality does not happen in practice (2^-64 for four billion ids).
/// </summary>
/// <param name="Kind">What the id is.</param>
/// <param name="High">Text: the upper 64 bits; number: 0.</param>
/// <param name="Low">Text: the lower 64 bits; number: its value.</param>
public readonly record struct TradeId(TradeIdKind Kind, ulong High, ulong Low);
