namespace Torghut.Trading.Review.Rules;

/// <summary>The figures that the rules look at, as requests write them.</summary>
/// <param name="Quantity">Shares of the decision.</param>
/// <param name="Reduces">Whether it only reduces a position.</param>
/// <param name="SpreadBps">Spread over mid, basis points; null without both sides.</param>
/// <param name="QuoteAgeMs">Age of the quote, milliseconds; null without one.</param>
/// <param name="Volatility"><c>vol_realized_w60s</c>; null where it is null.</param>
/// <param name="GrossExposurePct">Gross exposure with open orders, as a fraction of equity; null where it is not known.</param>
internal readonly record struct RulesFacts(
    decimal Quantity, bool Reduces, decimal? SpreadBps, decimal? QuoteAgeMs, decimal? Volatility, decimal? GrossExposurePct);
