using Torghut.Trading.Decisions;
using Torghut.Trading.Review.Requests;

namespace Torghut.Trading.Review;

/// <summary>
/// The review of a decision between risk and submission. A stage that must ask somebody does no I/O: it yields the
/// question as a value, the pipeline stops at that moment of event time, and the host brings the answer.
/// </summary>
internal interface IReviewStage
{
    /// <summary>Looks at a decision that passed risk: concludes at once, or asks.</summary>
    ReviewStep Begin(Decision decision, IReviewDesk desk);

    /// <summary>Concludes from the answer to the question that <see cref="Begin"/> asked.</summary>
    ReviewOutcome Conclude(Decision decision, ReviewAnswer answer, IReviewDesk desk);
}
