using Torghut.Simulation.Manifest.Shapes;
using Torghut.Trading.Review.Limits;
using Torghut.Trading.Review.Rules;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>review.circuit_breaker</c>, <c>review.budget</c>, <c>review.rules</c>.</summary>
internal static class ReviewLimitsShape
{
    private static readonly WholeShape Seconds = new() { Least = 1, Greatest = 86_400 };

    /// <summary>The circuit breaker.</summary>
    public static SectionShape<CircuitBreakerOptions> Breaker { get; } =
        new SectionShape<CircuitBreakerOptions>(() => new CircuitBreakerOptions())
            .Value(
                "errors",
                new WholeShape { Least = 1, Greatest = 1_000 },
                breaker => breaker.Errors,
                (breaker, value) => breaker with { Errors = (int)value },
                "Errors that open the circuit.")
            .Value(
                "window_seconds",
                Seconds,
                breaker => breaker.WindowSeconds,
                (breaker, value) => breaker with { WindowSeconds = (int)value },
                "The time within which they come.")
            .Value(
                "open_seconds",
                Seconds,
                breaker => breaker.OpenSeconds,
                (breaker, value) => breaker with { OpenSeconds = (int)value },
                "How long nobody is asked then.");

    /// <summary>The budget.</summary>
    public static SectionShape<ReviewBudgetOptions> Budget { get; } =
        new SectionShape<ReviewBudgetOptions>(() => new ReviewBudgetOptions())
            .OptionalValue(
                "max_tokens",
                new WholeShape { Least = 1 },
                budget => budget.MaxTokens,
                (budget, value) => budget with { MaxTokens = value },
                "Most tokens, of requests and responses together; null for no limit.")
            .OptionalValue(
                "max_cost",
                MoneyShape.Positive,
                budget => budget.MaxCost,
                (budget, value) => budget with { MaxCost = value },
                "Greatest cost by prices; null for no limit.");

    /// <summary>The rules.</summary>
    public static SectionShape<ReviewRulesOptions> Rules { get; } =
        new SectionShape<ReviewRulesOptions>(() => new ReviewRulesOptions())
            .OptionalValue(
                "max_spread_bps",
                MoneyShape.Positive,
                rules => rules.MaxSpreadBps,
                (rules, value) => rules with { MaxSpreadBps = value },
                "Widest spread, basis points of the mid; beyond it a veto. Null for no limit.")
            .OptionalValue(
                "max_quote_age_ms",
                new WholeShape { Least = 1, Greatest = 86_400_000 },
                rules => rules.MaxQuoteAgeMs,
                (rules, value) => rules with { MaxQuoteAgeMs = value },
                "Oldest quote; beyond it a veto. Null for no limit.")
            .OptionalValue(
                "max_volatility",
                MoneyShape.Positive,
                rules => rules.MaxVolatility,
                (rules, value) => rules with { MaxVolatility = value },
                "Greatest vol_realized_w60s; beyond it half the quantity. Null for no limit.")
            .OptionalValue(
                "max_gross_exposure_pct",
                MoneyShape.EquityFraction,
                rules => rules.MaxGrossExposurePct,
                (rules, value) => rules with { MaxGrossExposurePct = value },
                "Largest sum of absolute exposures with all open orders, as a fraction of equity; beyond it half the quantity. Null for no limit.")
            .Value(
                "latency_ms",
                new WholeShape { Least = 0, Greatest = 600_000 },
                rules => rules.LatencyMs,
                (rules, value) => rules with { LatencyMs = value },
                "How long a review by rules takes, milliseconds of event time.");
}
