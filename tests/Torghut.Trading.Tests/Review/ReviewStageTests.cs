using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Limits;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Rules;
using Torghut.Trading.Risk;
using Torghut.Trading.Tests.Pipeline;
using static Torghut.Trading.Tests.Pipeline.MadeDay;

namespace Torghut.Trading.Tests.Review;

/// <summary>The review stage within the pipeline: a dip at 22 s is bought, decided at 23.005 s, 101 shares of AIG.</summary>
public sealed class ReviewStageTests
{
    private readonly List<ReviewRequest> _asked = [];

    [Fact]
    public void A_request_holds_what_a_reviewer_needs_and_nothing_of_run_or_lineage()
    {
        Run(Day().Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100), Approved);

        Assert.Equal(2, _asked.Count);
        JsonElement second = MadeRun.Parse(_asked[1].Input);
        Assert.Equal(
            ["account", "decision", "market", "policy", "portfolio", "positions", "prompt_version", "recent_decisions", "trading_mode"],
            second.EnumerateObject().Select(property => property.Name));
        Assert.Equal("sell", second.GetProperty("decision").GetProperty("action").GetString());
        Assert.Equal("101", second.GetProperty("positions")[0].GetProperty("qty").GetString());
        JsonElement recent = Assert.Single(second.GetProperty("recent_decisions").EnumerateArray());
        Assert.Equal("submitted", recent.GetProperty("status").GetString());
        Assert.DoesNotContain("run-1", _asked[1].Input, StringComparison.Ordinal);
        Assert.DoesNotContain("torghut.trades", _asked[1].Input, StringComparison.Ordinal);
        AssertSorted(JsonNode.Parse(_asked[1].Input)!);
    }

    [Fact]
    public void Another_run_asks_the_same()
    {
        Run(Day(), Approved);
        MadeRun.Of(new TradingPipeline(With(Llm()) with { RunId = "run-2" }, [false, false]), Day().Events, _ => 1_000, Ask(Approved));

        Assert.Equal(_asked[0].Input, _asked[1].Input);
    }

    [Fact]
    public void An_approval_is_a_row_with_its_lineage_and_delays_the_order()
    {
        MadeRun run = Run(Day(), Approved with { TokensPrompt = 900, TokensCompletion = 80, FinishReason = "stop", IsReplayed = true });

        LlmDecisionReviewRow row = run.Single<LlmDecisionReviewRow>();
        Assert.Equal(("approve", "gpt-x", "trade-review/v1", 0.8m), (row.Verdict, row.Model, row.PromptVersion, row.Confidence));
        Assert.Equal((900L, 80L, At(23.505m)), (row.TokensPrompt, row.TokensCompletion, row.CreatedAt));
        Assert.Equal((run.Single<TradeDecisionRow>().Id, _asked[0].Input), (row.TradeDecisionId, row.InputJson));
        JsonElement response = MadeRun.Parse(row.ResponseJson);
        Assert.Equal("approve", response.GetProperty("policy_verdict").GetString());
        Assert.Equal(JsonValueKind.Null, response.GetProperty("policy_override").ValueKind);
        Assert.True(response.GetProperty("replayed").GetBoolean());
        Assert.Equal(64, response.GetProperty("request_hash").GetString()!.Length);
        Assert.Equal("run-1", response.GetProperty("simulation_context").GetProperty("simulation_run_id").GetString());
        Assert.Equal(At(23.505m), run.Single<ExecutionRow>().CreatedAt);
    }

    [Fact]
    public void A_veto_stops_the_decision_and_says_why()
    {
        MadeRun run = Run(Day(), Approved with { Response = MadeResponse.Json(ReviewVerdict.Veto) });

        Assert.Equal(["AIG buy 101 rejected risk_passed [] mean_reversion_entry"], run.Decisions());
        Assert.Contains("\"review_reason\":\"llm_policy_veto\"", run.Single<TradeDecisionRow>().DecisionJson, StringComparison.Ordinal);
        Assert.Empty(run.Final<ExecutionRow>());
    }

    [Theory]
    [InlineData("60.9", 60, null)]
    [InlineData("1", 50, "llm_adjustment_clamped_min")]
    [InlineData("110", 101, "llm_adjustment_refused_by_risk")]
    public void An_adjustment_is_clamped_rounded_down_and_held_against_risk_again(string wanted, int submitted, string? reason)
    {
        // The risk limit of 10,000 allows 101 shares at 99.00.
        MadeRun run = Run(Day(), Adjusted(json => json["adjusted_qty"] = wanted));

        Assert.Equal(submitted, run.Single<ExecutionRow>().SubmittedQty);
        Assert.Equal(reason, MadeRun.Parse(run.Single<LlmDecisionReviewRow>().ResponseJson).GetProperty("policy_override").GetString());
        Assert.Contains($"\"qty\":\"{submitted}\"", run.Single<TradeDecisionRow>().DecisionJson, StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_quantity_that_risk_allows_goes_out()
    {
        PipelineOptions options = With(Llm()) with { Risk = new RiskOptions { MaxNotionalPerTrade = 20_000, MaxPositionPctEquity = 0.2m } };
        MadeRun run = MadeRun.Of(
            new TradingPipeline(options, [false, false]), Day().Events, _ => 1_000, Ask(Adjusted(json => json["adjusted_qty"] = 240)));

        // 202 shares were sized at 99.00; the exposure limits leave room for more, the order's own limit of 20,000 does not.
        Assert.Equal(202m, run.Single<ExecutionRow>().SubmittedQty);

        options = options with { Risk = new RiskOptions { MaxNotionalPerTrade = null, MaxPositionPctEquity = 0.10m } };
        run = MadeRun.Of(new TradingPipeline(options with { Review = options.Review with { Policy = new ReviewPolicyOptions { MaxQtyMultiplier = 1 } } }, [false, false]), Day().Events, _ => 1_000, Ask(Adjusted(json => json["adjusted_qty"] = 240)));
        Assert.Equal(101m, run.Single<ExecutionRow>().SubmittedQty);
    }

    [Theory]
    [InlineData("98.999", "98.99")]
    [InlineData("99.01", "99.01")]
    public void An_adjustment_may_set_a_limit_which_is_rounded_in_its_favour(string price, string limit)
    {
        MadeRun run = Run(Day(), Adjusted(json =>
        {
            json["adjusted_qty"] = 80;
            json["adjusted_order_type"] = "limit";
            json["limit_price"] = price;
        }));

        ExecutionRow order = run.Single<ExecutionRow>();
        Assert.Equal(("limit", 80m), (order.OrderType, order.SubmittedQty));
        Assert.Equal(limit, MadeRun.Parse(order.RawOrder!).GetProperty("limit_price").GetString());
    }

    [Theory]
    [InlineData("nonsense", "not_json")]
    [InlineData("{}", "schema")]
    public void An_unusable_response_is_an_error_review_and_the_error_mode_decides(string response, string code)
    {
        MadeRun run = Run(Day(), Approved with { Response = response });

        LlmDecisionReviewRow row = run.Single<LlmDecisionReviewRow>();
        JsonElement json = MadeRun.Parse(row.ResponseJson);
        Assert.Equal(("error", (decimal?)null), (row.Verdict, row.Confidence));
        Assert.Equal(code, json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(("veto", "veto"), (json.GetProperty("policy_verdict").GetString(), json.GetProperty("fallback").GetString()));
        Assert.Equal(["AIG buy 101 rejected risk_passed [] mean_reversion_entry"], run.Decisions());
    }

    [Fact]
    public void An_error_may_pass_through_after_the_time_it_took()
    {
        ReviewOptions options = Llm() with { Policy = new ReviewPolicyOptions { ErrorFailMode = FailMode.PassThrough } };

        MadeRun run = Run(Day(), new ReviewAnswer(null, 20_000, new ReviewError("timeout", "no answer within 20 s")), options);

        Assert.Equal(At(43.005m), run.Single<ExecutionRow>().CreatedAt);
        Assert.Equal("pass_through", MadeRun.Parse(run.Single<LlmDecisionReviewRow>().ResponseJson).GetProperty("fallback").GetString());
    }

    [Fact]
    public void After_three_errors_nobody_is_asked_for_ten_minutes()
    {
        MadeRun run = Run(ManyDips(12), new ReviewAnswer(null, 100, new ReviewError("http_500", "the server failed")));

        // Decisions every 60 s: three are asked, the circuit opens with the third answer, and the fourteenth would be asked again.
        Assert.Equal(12, run.Final<LlmDecisionReviewRow>().Count);
        Assert.Equal(3, _asked.Count);
        Assert.Equal(9, run.Final<LlmDecisionReviewRow>().Count(row => row.ResponseJson.Contains("circuit_open", StringComparison.Ordinal)));
        Assert.Single(run.RuntimeEvents("llm_circuit_opened"));
    }

    [Fact]
    public void A_spent_budget_is_a_finding_and_the_error_mode_decides()
    {
        ReviewOptions options = Llm() with { Budget = new ReviewBudgetOptions { MaxTokens = 2_000 } };

        MadeRun run = Run(ManyDips(4), Approved with { Response = MadeResponse.Json(ReviewVerdict.Veto), TokensPrompt = 900, TokensCompletion = 100 }, options);

        Assert.Equal(2, _asked.Count);
        Assert.Equal(2, run.Final<LlmDecisionReviewRow>().Count(row => row.ResponseJson.Contains("token_budget_spent", StringComparison.Ordinal)));
        Assert.Single(run.RuntimeEvents("llm_budget_spent"));
    }

    [Fact]
    public void A_cost_budget_is_counted_by_the_prices()
    {
        ReviewOptions options = Llm() with
        {
            Budget = new ReviewBudgetOptions { MaxCost = 0.004m, PromptPerMillion = 2, CompletionPerMillion = 20 },
        };

        // 900·2/1e6 + 100·20/1e6 = 0.0038 each: the second goes over it, the third is not asked.
        Run(ManyDips(4), Approved with { Response = MadeResponse.Json(ReviewVerdict.Veto), TokensPrompt = 900, TokensCompletion = 100 }, options);

        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public void A_shadow_keeps_reviews_and_changes_nothing()
    {
        MadeDay day = Day().Recovery(31).Quote(32, 100.00m, 1_000, 100.04m, 100);
        MadeRun shadow = Run(day, Approved with { Response = MadeResponse.Json(ReviewVerdict.Veto) }, Llm() with { Shadow = true });
        MadeRun off = day.Run();

        Assert.Equal(2, shadow.Final<LlmDecisionReviewRow>().Count);
        Assert.Equal(Rows<TradeDecisionRow>(off), Rows<TradeDecisionRow>(shadow));
        Assert.Equal(Rows<ExecutionOrderEventRow>(off), Rows<ExecutionOrderEventRow>(shadow));
        Assert.Equal("veto", MadeRun.Parse(shadow.Final<LlmDecisionReviewRow>()[0].ResponseJson).GetProperty("policy_verdict").GetString());
    }

    [Fact]
    public void Rules_review_without_asking_anybody()
    {
        MadeRun run = Run(Day(), Approved, new ReviewOptions { Kind = ReviewerKind.Rules, Rules = new ReviewRulesOptions { MaxVolatility = null } });

        Assert.Empty(_asked);
        LlmDecisionReviewRow row = run.Single<LlmDecisionReviewRow>();
        Assert.Equal(("rules/v1", "rules/v1", "approve"), (row.Model, row.PromptVersion, row.Verdict));
        Assert.Equal("rules", MadeRun.Parse(row.ResponseJson).GetProperty("reviewer").GetString());
        Assert.Equal(101m, run.Single<ExecutionRow>().SubmittedQty);
    }

    [Theory]
    [InlineData("1", null, null, "veto", "wide_spread")]
    [InlineData(null, 1_004L, null, "veto", "stale_quote")]
    [InlineData(null, 1_005L, null, "approve", "")]
    [InlineData(null, null, "0.01", "adjust", "high_exposure")]
    public void Rules_hold_spread_age_and_exposure_against_their_limits(
        string? spreadBps, long? ageMs, string? exposure, string verdict, string flag)
    {
        // The quote of 22.0 s has a spread of 2.02 bps and is 1,005 ms old at the decision; the order binds 10 % of equity.
        ReviewRulesOptions rules = new()
        {
            MaxSpreadBps = Decimal(spreadBps),
            MaxQuoteAgeMs = ageMs,
            MaxVolatility = null,
            MaxGrossExposurePct = Decimal(exposure),
        };

        LlmDecisionReviewRow row = Run(Day(), Approved, new ReviewOptions { Kind = ReviewerKind.Rules, Rules = rules }).Single<LlmDecisionReviewRow>();

        Assert.Equal(verdict, row.Verdict);
        Assert.Equal(flag.Length == 0 ? "[]" : $"[\"{flag}\"]", row.RiskFlags);
    }

    [Fact]
    public void Rules_halve_the_quantity_beyond_the_volatility_limit()
    {
        ReviewRulesOptions rules = new() { MaxVolatility = 0.0000001m };
        MadeRun run = Run(Day(), Approved, new ReviewOptions { Kind = ReviewerKind.Rules, Rules = rules });

        Assert.Equal(50m, run.Single<ExecutionRow>().SubmittedQty);
        Assert.Equal("[\"high_volatility\"]", run.Single<LlmDecisionReviewRow>().RiskFlags);
    }

    [Fact]
    public void Rules_never_hold_an_exit_back()
    {
        MadeDay day = Day().Recovery(31).Quote(32, 100.00m, 1_000, 110.00m, 100);
        ReviewRulesOptions rules = new() { MaxSpreadBps = 3, MaxVolatility = null };
        PipelineOptions options = With(new ReviewOptions { Kind = ReviewerKind.Rules, Rules = rules }) with
        {
            Risk = new RiskOptions { MaxSpreadBps = null },
        };

        MadeRun run = MadeRun.Of(new TradingPipeline(options, [false, false]), day.Events, _ => 1_000);

        LlmDecisionReviewRow exit = run.Final<LlmDecisionReviewRow>()[^1];
        Assert.Equal(("approve", "[\"wide_spread\"]"), (exit.Verdict, exit.RiskFlags));
    }

    private static ReviewAnswer Approved => new(MadeResponse.Json(), 500, null);

    private static ReviewAnswer Adjusted(Action<JsonObject> change) =>
        Approved with { Response = MadeResponse.Json(ReviewVerdict.Adjust, change) };

    private static decimal? Decimal(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ReviewOptions Llm() =>
        new() { Kind = ReviewerKind.Model, Model = "gpt-x", PromptVersion = "trade-review/v1", PromptHash = new string('a', 64) };

    private static PipelineOptions With(ReviewOptions review) => Options() with { Review = review };

    private static MadeDay Day(int from = 0) => new MadeDay().Dip(from).Quote(from + 22, 98.99m, 300, 99.01m, 500);

    /// <summary>A dip each minute; each is decided upon, since every review says no.</summary>
    private static MadeDay ManyDips(int count)
    {
        var day = new MadeDay();
        for (int i = 0; i < count; i++)
        {
            day.Dip(i * 60).Quote((i * 60) + 22, 98.99m, 300, 99.01m, 500);
        }

        return day;
    }

    private static IEnumerable<string> Rows<TRow>(MadeRun run)
        where TRow : ILedgerRow => run.Final<TRow>().Select(row => row.ToString()!);

    private static void AssertSorted(JsonNode node)
    {
        if (node is JsonObject json)
        {
            string[] keys = [.. json.Select(property => property.Key)];
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        }

        IEnumerable<JsonNode?> below = node switch
        {
            JsonObject all => all.Select(property => property.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode? child in below)
        {
            if (child is not null)
            {
                AssertSorted(child);
            }
        }
    }

    private Func<ReviewRequest, ReviewAnswer> Ask(ReviewAnswer answer) => request =>
    {
        _asked.Add(request);
        return answer;
    };

    private MadeRun Run(MadeDay day, ReviewAnswer answer, ReviewOptions? review = null) =>
        MadeRun.Of(new TradingPipeline(With(review ?? Llm()), [false, false]), day.Events, _ => 1_000, Ask(answer));
}
