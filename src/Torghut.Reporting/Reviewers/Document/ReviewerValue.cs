namespace Torghut.Reporting.Reviewers.Document;

/// <summary>
/// What a reviewer would have been worth, open loop: every decision is taken to be held for the horizon at the mids, with
/// the quantity that the reviewer and its policy leave of it.
/// </summary>
public sealed record ReviewerValue
{
    /// <summary>Horizon, seconds.</summary>
    public required int HorizonSeconds { get; init; }

    /// <summary>Mean markout of the decisions that pass, basis points.</summary>
    public required Interval PassedBps { get; init; }

    /// <summary>Mean markout of the decisions that are stopped, basis points; below 0 the stop was worth it.</summary>
    public required Interval StoppedBps { get; init; }

    /// <summary>Σ markout·price·quantity left: the counterfactual P&amp;L, in currency.</summary>
    public required Interval Pnl { get; init; }

    /// <summary>The same with every decision passed as it was.</summary>
    public required Interval PnlWithoutReview { get; init; }

    /// <summary>The difference: what the review was worth.</summary>
    public required Interval Gain { get; init; }
}
