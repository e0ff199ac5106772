using Torghut.Trading.Ledger;

namespace Torghut.Trading.Review;

/// <summary>What a review ends in.</summary>
/// <param name="Reason">Why the decision does not pass; null where it passes.</param>
/// <param name="LatencyNs">Event time that the review took, whole microseconds.</param>
/// <param name="Row">The review's row; null where nothing was reviewed.</param>
internal sealed record ReviewOutcome(string? Reason, long LatencyNs, LlmDecisionReviewRow? Row)
{
    /// <summary>The decision passes without a row.</summary>
    public static ReviewOutcome Approved(long latencyNs) => new(null, latencyNs, null);
}
