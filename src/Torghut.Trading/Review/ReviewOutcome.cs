using Torghut.Trading.Ledger;

namespace Torghut.Trading.Review;

/// <summary>What a review ends in.</summary>
/// <param name="Reason">Why the decision does not pass; null where it passes.</param>
/// <param name="LatencyNs">Event time by which the review delays the order, whole microseconds.</param>
/// <param name="Rows">The review's row and what happened beside it; empty where nothing was reviewed.</param>
internal sealed record ReviewOutcome(string? Reason, long LatencyNs, IReadOnlyList<ILedgerRow> Rows)
{
    /// <summary>How the order changes before it goes out; null where it stays as it is.</summary>
    public ReviewAdjustment? Adjustment { get; init; }
}
