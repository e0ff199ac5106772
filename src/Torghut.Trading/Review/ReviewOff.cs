using Torghut.Trading.Decisions;

namespace Torghut.Trading.Review;

/// <summary>No review: everything passes, at no cost of time.</summary>
internal sealed class ReviewOff : IReviewStage
{
    /// <inheritdoc/>
    public ReviewStep Begin(Decision decision) => new(ReviewOutcome.Approved(0), null);

    /// <inheritdoc/>
    public ReviewOutcome Conclude(Decision decision, ReviewAnswer answer) =>
        throw new InvalidOperationException("No question was asked.");
}
