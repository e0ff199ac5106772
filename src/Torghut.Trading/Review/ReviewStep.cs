namespace Torghut.Trading.Review;

/// <summary>The next step of a review: exactly one of the two is there.</summary>
/// <param name="Outcome">The review is done.</param>
/// <param name="Request">Somebody must be asked.</param>
internal readonly record struct ReviewStep(ReviewOutcome? Outcome, ReviewRequest? Request);
