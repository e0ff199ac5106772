using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Requests;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>A review stage that always asks; an answer of <c>veto</c> stops the decision.</summary>
internal sealed class ScriptedReview : IReviewStage
{
    public ReviewStep Begin(Decision decision, IReviewDesk desk) => new(null, new ReviewRequest(decision.Id, decision.Hash, decision.SymbolName));

    public ReviewOutcome Conclude(Decision decision, ReviewAnswer answer, IReviewDesk desk) =>
        new(answer.Response == "veto" ? "llm_policy_veto" : null, answer.LatencyMs * EventTime.NsPerMs, []);
}
