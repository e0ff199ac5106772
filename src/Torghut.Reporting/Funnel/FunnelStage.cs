using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Funnel;

/// <summary>One stage of the funnel.</summary>
public sealed record FunnelStage
{
    /// <summary>
    /// <c>produced, consumed, evaluated</c> (signals, once per strategy that reads them), <c>intents, sized, risk_passed,
    /// review_passed, submitted, accepted, filled</c> (decisions).
    /// </summary>
    [Words("produced", "consumed", "evaluated", "intents", "sized", "risk_passed", "review_passed", "submitted", "accepted", "filled")]
    public required string Stage { get; init; }

    /// <summary>What reached the stage; null where the ledger does not say.</summary>
    [Unit(Units.Count)]
    public required long? Count { get; init; }

    /// <summary>Count ÷ count of the nearest earlier stage that is known.</summary>
    [Unit(Units.Ratio)]
    public required double? RateOfPrevious { get; init; }

    /// <summary>Count ÷ intents, of the stages from the intent on.</summary>
    [Unit(Units.Ratio)]
    public required double? RateOfIntents { get; init; }
}
