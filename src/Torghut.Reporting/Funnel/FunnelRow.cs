using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Funnel;

/// <summary>The funnel of one symbol, strategy or half hour.</summary>
public sealed record FunnelRow
{
    /// <summary>Symbol, strategy, or start of the half hour.</summary>
    public required string Key { get; init; }

    /// <summary>Signals produced, once per strategy that reads them; null where the ledger does not say.</summary>
    [Unit(Units.Count)]
    public required long? Produced { get; init; }

    /// <summary>Signals consumed.</summary>
    [Unit(Units.Count)]
    public required long? Consumed { get; init; }

    /// <summary>Signals that a strategy's function or exit overlays saw.</summary>
    [Unit(Units.Count)]
    public required long? Evaluated { get; init; }

    /// <summary>Decisions.</summary>
    [Unit(Units.Count)]
    public required long Intents { get; init; }

    /// <summary>Decisions with a quantity.</summary>
    [Unit(Units.Count)]
    public required long? Sized { get; init; }

    /// <summary>Decisions that no risk check refused.</summary>
    [Unit(Units.Count)]
    public required long? RiskPassed { get; init; }

    /// <summary>Decisions that no review refused.</summary>
    [Unit(Units.Count)]
    public required long? ReviewPassed { get; init; }

    /// <summary>Decisions that became an order.</summary>
    [Unit(Units.Count)]
    public required long Submitted { get; init; }

    /// <summary>Decisions with an accepted order.</summary>
    [Unit(Units.Count)]
    public required long Accepted { get; init; }

    /// <summary>Decisions with a fill.</summary>
    [Unit(Units.Count)]
    public required long Filled { get; init; }

    /// <summary>Intents ÷ evaluated.</summary>
    [Unit(Units.Ratio)]
    public required double? DecisionRate { get; init; }

    /// <summary>Submitted ÷ intents.</summary>
    [Unit(Units.Ratio)]
    public required double? SubmissionRate { get; init; }

    /// <summary>Filled ÷ submitted.</summary>
    [Unit(Units.Ratio)]
    public required double? FillRate { get; init; }

    /// <summary>Reasons why signals and decisions went no further, <c>stage/reason</c> to count.</summary>
    public required IReadOnlyDictionary<string, long> SuppressionReasons { get; init; }
}
