using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Review;
using static Torghut.Trading.Tests.Pipeline.MadeDay;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>A review is asked for as a value and its answer resumes the pipeline.</summary>
public sealed class ReviewSeamTests
{
    private readonly List<ReviewRequest> _asked = [];

    [Fact]
    public void An_approval_submits_the_order_after_the_reviews_latency()
    {
        MadeRun run = Run(Day().Quote(23.4m, 98.99m, 300, 99.05m, 500), new ReviewAnswer("approve", 500, null));

        // Decided at 23.005, submitted at 23.505 when the mid was 99.02, in the market at 23.525.
        Assert.Equal(["AIG buy new 23.525", "AIG buy fill 101@99.05 23.525"], run.OrderEvents());
        ExecutionRow order = run.Single<ExecutionRow>();
        Assert.Equal((At(23.005m), At(23.505m)), (run.Single<TradeDecisionRow>().CreatedAt, order.CreatedAt));
        Assert.Equal(99.02m, run.Single<ExecutionTcaMetricRow>().ArrivalPrice);
        Assert.Equal(["planned", "planned", "submitted", "new", "filled"], run.Rows.OfType<TradeDecisionRow>().Select(d => d.Status));
        Assert.Equal(run.Single<TradeDecisionRow>().Id, Assert.Single(_asked).DecisionId);
    }

    [Fact]
    public void A_veto_rejects_the_decision_and_frees_what_it_had_reserved()
    {
        MadeRun run = Run(Day(), new ReviewAnswer("veto", 500, null));

        Assert.Equal(["AIG buy 101 rejected risk_passed [] mean_reversion_entry"], run.Decisions());
        Assert.Contains("\"review_reason\":\"llm_policy_veto\"", run.Single<TradeDecisionRow>().DecisionJson, StringComparison.Ordinal);
        Assert.Empty(run.Final<ExecutionRow>());
        Assert.Equal(100_000m, run.Final<PositionSnapshotRow>()[^1].BuyingPower);
    }

    [Fact]
    public void An_approval_that_comes_after_the_close_is_too_late()
    {
        MadeRun run = Run(Day(SessionSeconds - 24), new ReviewAnswer("approve", 995, null));

        Assert.Equal(["AIG buy 101 blocked review_passed [outside_session] mean_reversion_entry"], run.Decisions());
    }

    [Fact]
    public void An_approval_without_latency_gives_the_orders_of_no_review()
    {
        MadeRun with = Run(Day().Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100), new ReviewAnswer("approve", 0, null));
        MadeRun without = Day().Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100).Run();

        Assert.Equal(2, _asked.Count);
        Assert.Equal(without.OrderEvents(), with.OrderEvents());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Where_the_batch_is_cut_does_not_matter(int batchSize)
    {
        MadeDay day = Day().Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100);
        ReviewAnswer answer = new("approve", 100, null);

        Assert.Equal(
            Run(day, answer).Rows.Select(r => r.ToString()), Run(day, answer, batchSize).Rows.Select(r => r.ToString()));
    }

    [Fact]
    public void An_answer_without_a_question_is_a_mistake() =>
        Assert.Throws<InvalidOperationException>(() => new TradingPipeline(Options(), [false, false])
            .Answer(new ReviewAnswer("approve", 0, null), new PipelineOutput()));

    private static MadeDay Day(int from = 0) => new MadeDay().Dip(from).Quote(from + 22, 98.99m, 300, 99.01m, 500);

    private MadeRun Run(MadeDay day, ReviewAnswer answer, int batchSize = 1_000) => MadeRun.Of(
        new TradingPipeline(Options(), [false, false], new ScriptedReview()),
        day.Events,
        _ => batchSize,
        request =>
        {
            _asked.Add(request);
            return answer;
        });
}
