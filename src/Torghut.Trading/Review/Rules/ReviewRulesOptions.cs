namespace Torghut.Trading.Review.Rules;

/// <summary>Limits of the rules reviewer. Equal to a limit passes; null is no limit.</summary>
public sealed record ReviewRulesOptions
{
    /// <summary>Widest spread, basis points of the mid; beyond it a veto.</summary>
    public decimal? MaxSpreadBps { get; init; } = 10m;

    /// <summary>Oldest quote, milliseconds; beyond it a veto.</summary>
    public long? MaxQuoteAgeMs { get; init; } = 5_000;

    /// <summary>Greatest volatility, standard deviation of the one-second log returns of a minute; beyond it half the quantity.</summary>
    public decimal? MaxVolatility { get; init; } = 0.0006m;

    /// <summary>Largest sum of absolute exposures with all open orders, as a fraction of equity; beyond it half the quantity.</summary>
    public decimal? MaxGrossExposurePct { get; init; } = 0.8m;

    /// <summary>How long a review takes, milliseconds of event time.</summary>
    public long LatencyMs { get; init; }
}
