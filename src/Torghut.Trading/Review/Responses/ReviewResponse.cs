namespace Torghut.Trading.Review.Responses;

/// <summary>A response that keeps every rule.</summary>
public sealed record ReviewResponse
{
    /// <summary>The verdict.</summary>
    public required ReviewVerdict Verdict { get; init; }

    /// <summary>0 to 1.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>The same, coarse.</summary>
    public required Band ConfidenceBand { get; init; }

    /// <summary>Probability of each verdict, in the order of <see cref="ReviewVerdict"/>.</summary>
    public required IReadOnlyList<decimal> Probabilities { get; init; }

    /// <summary>0 to 1.</summary>
    public required decimal UncertaintyScore { get; init; }

    /// <summary>The same, coarse.</summary>
    public required Band UncertaintyBand { get; init; }

    /// <summary>Shares wanted; there exactly when the verdict is to adjust.</summary>
    public decimal? AdjustedQty { get; init; }

    /// <summary><c>market</c> or <c>limit</c>; null to keep the type.</summary>
    public string? AdjustedOrderType { get; init; }

    /// <summary>Limit price wanted; null for none.</summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>Why a person should judge; there exactly when the verdict is to escalate.</summary>
    public string? EscalateReason { get; init; }

    /// <summary>Why; 1 to 280 characters.</summary>
    public required string Rationale { get; init; }

    /// <summary>Checks that must have passed for the verdict to hold.</summary>
    public required IReadOnlyList<string> RequiredChecks { get; init; }

    /// <summary>What the reviewer saw.</summary>
    public required IReadOnlyList<string> RiskFlags { get; init; }

    /// <summary>1 − |largest probability − confidence|: how far the two statements of certainty agree.</summary>
    public decimal CalibrationQuality => 1 - Math.Abs(Probabilities.Max() - Confidence);
}
