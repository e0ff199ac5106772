using Torghut.Trading.Decisions;
using Torghut.Trading.Review.Requests;

namespace Torghut.Trading.Review;

/// <summary>No review: everything passes, at no cost of time.</summary>
internal sealed class ReviewOff : IReviewStage
{
    private static readonly ReviewStep Passed = new(new ReviewOutcome(null, 0, []), null);

    /// <inheritdoc/>
    public ReviewStep Begin(Decision decision, IReviewDesk desk) => Passed;

    /// <inheritdoc/>
    public ReviewOutcome Conclude(Decision decision, ReviewAnswer answer, IReviewDesk desk) =>
        throw new InvalidOperationException("No question was asked.");
}
