namespace Torghut.Market.Synthetic;

/// <summary>A price jump.</summary>
/// <param name="Symbol">Ordinal of the symbol.</param>
/// <param name="Place">When, as a part of the session.</param>
/// <param name="Size">Relative change of the price.</param>
internal readonly record struct PriceJump(int Symbol, double Place, double Size);
