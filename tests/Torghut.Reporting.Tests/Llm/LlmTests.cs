using Torghut.Reporting.Document;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Request;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Writers;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Tests.Llm;

public sealed class LlmTests
{
    private readonly LedgerBuilder _ledger = new();
    private readonly InMemorySignalStore _store = new();

    [Fact]
    public void Reviews_are_counted_by_verdict_model_and_policy()
    {
        Review("approve", 0.9m, "{\"verdict\":\"approve\",\"calibrated_probabilities\":{\"approve\":0.7,\"veto\":0.3},\"uncertainty\":{\"score\":0.2,\"band\":\"low\"}}");
        Review("veto", 0.8m, "{\"verdict\":\"approve\",\"policy_verdict\":\"veto\",\"policy_override\":\"llm_uncertainty_guardrail_fallback_veto\",\"deterministic_guardrails\":[\"llm_uncertainty_band_above_max\"]}");
        Review("escalate", null, "{\"deterministic_guardrails\":[]}");
        Review("error", null, "{\"fallback\":\"veto\"}");

        LlmSection llm = Build(request => request with
        {
            ModelPrices = new Dictionary<string, ModelPrice> { ["model-a"] = new() { PromptPerMillion = 2m, CompletionPerMillion = 10m } },
        });

        Assert.Equal(4, llm.TotalReviews);
        Assert.Equal(
            [("abstain", 0L), ("adjust", 0L), ("approve", 2L), ("error", 1L), ("escalate", 1L), ("veto", 0L)],
            llm.VerdictCounts.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(0.25, llm.ErrorRate);
        Assert.Equal(0.85, llm.AvgConfidence!.Value, 12);
        Assert.Equal((3L, 1L, 1 / 3d), (llm.DecisionContribution.ActionableReviews, llm.DecisionContribution.ContributionEvents, llm.DecisionContribution.ContributionRate!.Value));
        Assert.Equal(
            [("fallback:veto", 1L), ("llm_uncertainty_guardrail_fallback_veto", 1L)],
            llm.DecisionContribution.FallbackReasons.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(1, llm.DecisionContribution.DeterministicGuardrailTotal);
        Assert.Equal(0.2, llm.CalibrationQuality.MeanConfidenceGap!.Value, 12);
        Assert.Equal(0.1, llm.CalibrationQuality.MeanUncertaintyAlignmentError!.Value, 12);
        Assert.Equal(0d, llm.CalibrationQuality.HighUncertaintyRate);

        // 4·1000 prompt tokens at 2 per million, 4·100 completion tokens at 10.
        Assert.Equal(0.012m, llm.Cost);
        Assert.Equal((4000L, 400L, 4400L), (llm.Tokens.Prompt, llm.Tokens.Completion, llm.Tokens.Total));
    }

    [Fact]
    public void Confidence_is_held_against_what_happened()
    {
        // Approved and won; approved and lost; vetoed before a fall; vetoed before a rise.
        Trade(1, 0.9m, 101m);
        Trade(1_000, 0.6m, 99m);
        Veto(2_000, 0.8m, 99.5);
        Veto(3_000, 0.7m, 101);

        LlmSection llm = Build();
        ConfidenceCalibration calibration = llm.ConfidenceCalibration;

        // (0.9 − 1)² + (0.6 − 0)² + (0.8 − 1)² + (0.7 − 0)² = 0.01 + 0.36 + 0.04 + 0.49, over 4.
        Assert.Equal(4, calibration.Samples);
        Assert.Equal(0.225, calibration.BrierScore!.Value, 12);
        Assert.Equal(0.5, calibration.RightRate);
        Assert.Equal((0.1 + 0.6 + 0.2 + 0.7) / 4, calibration.ExpectedCalibrationError!.Value, 12);
        ReliabilityBin nineties = calibration.Reliability[9];
        Assert.Equal((1, 1d), (nineties.Count, nineties.RightRate));
        VerdictOutcome vetoes = llm.VerdictOutcomes.Single(row => row.Verdict == "veto");
        MeanMarkout minute = vetoes.CounterfactualMarkouts.Single(row => row.HorizonSeconds == 60);
        Assert.Equal((2, 0), (minute.Count, vetoes.Filled));
        Assert.Equal(25, minute.MeanBps!.Value, 9);
        VerdictOutcome approved = llm.VerdictOutcomes.Single(row => row.Verdict == "approve");
        Assert.Equal((2, 2, 0m, 0.5), (approved.Filled, approved.NetCount, approved.NetPnl, approved.NetPositiveRate));
    }

    [Fact]
    public void A_vetoed_decision_counts_under_the_policys_reason()
    {
        var decision = _ledger.Decision("AAPL", "buy", 1, new DecisionShape { Status = "rejected", Stage = "risk_passed" });
        _ledger.Review(decision, "veto", 0.9m, "{\"policy_override\":\"llm_policy_veto\"}");

        SimulationReport report = Reports.Build(_ledger.Ledger).Report;

        var reason = Assert.Single(report.Funnel.SuppressionReasons);
        Assert.Equal(("review", "llm_policy_veto", 1L), (reason.Stage, reason.Reason, reason.Count));
    }

    [Fact]
    public void Many_errors_are_a_warning()
    {
        Review("error", null, "{}");

        Assert.Contains("llm_error_rate_above_threshold", Reports.Build(_ledger.Ledger).Report.Verdict.WarnReasons);
    }

    [Fact]
    public void A_spent_budget_and_an_open_circuit_are_warnings()
    {
        Review("approve", 0.9m, "{}");
        _ledger.RuntimeEvent("review", "warning", "llm_budget_spent");
        _ledger.RuntimeEvent("review", "warning", "llm_circuit_opened");

        IReadOnlyList<string> reasons = Reports.Build(_ledger.Ledger).Report.Verdict.WarnReasons;

        Assert.Contains("llm_budget_spent", reasons);
        Assert.Contains("llm_circuit_opened", reasons);
    }

    [Fact]
    public void Reviews_by_rules_are_said_to_be_no_language_model_and_cost_nothing()
    {
        Review("approve", 0.9m, "{\"shadow\":true}", "rules/v1");

        SimulationReport report = Reports.Build(_ledger.Ledger).Report;

        Assert.Equal((1L, 1L, 0m), (report.Llm.TotalReviews, report.Llm.RulesReviews, report.Llm.Cost));
        Assert.Empty(report.Llm.ModelsWithoutPrice);
        Assert.Contains("no language model was asked", Assert.Single(report.Caveats, caveat => caveat.Code == "llm_reviews_by_rules").Message, StringComparison.Ordinal);
        Assert.Contains(report.Caveats, caveat => caveat.Code == "llm_reviews_shadow");
        Assert.Contains("1 by fixed rules, no language model", Reports.Markdown(report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_csv_holds_a_row_per_review()
    {
        Trade(1, 0.9m, 101m);
        var result = Reports.Build(_ledger.Ledger, _store);

        string[] lines = Reports.Text(writer => LlmReviewSummaryCsv.Write(result.Rows, writer)).TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Contains(",model-a,v1,approve,0.9000,1000,100,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",10.00000000,100,true", lines[1], StringComparison.Ordinal);
    }

    private void Review(string verdict, decimal? confidence, string response, string? model = null)
    {
        LlmDecisionReviewRow row = _ledger.Review(_ledger.Decision("AAPL", "buy", 1, new DecisionShape { Status = "rejected" }), verdict, confidence, response);
        if (model is not null)
        {
            _ledger.Ledger.Reviews[^1] = row with { Model = model };
        }
    }

    private void Trade(double second, decimal confidence, decimal exit)
    {
        var entry = _ledger.Decision("AAPL", "buy", second);
        _ledger.Review(entry, "approve", confidence);
        _ledger.Execution(entry, "buy", 10, new Fill(second + 3, 10, 100m));
        _ledger.Execution(_ledger.Decision("AAPL", "sell", second + 50), "sell", 10, new Fill(second + 53, 10, exit));
        _store.Add("AAPL", second + 60, 1, ((double)exit, (double)exit));
    }

    private void Veto(double second, decimal confidence, double later)
    {
        var decision = _ledger.Decision("AAPL", "buy", second, new DecisionShape { Status = "rejected", Stage = "risk_passed" });
        _ledger.Review(decision, "veto", confidence);
        _store.Add("AAPL", second + 60, 1, (later, later));
    }

    private LlmSection Build(Func<ReportRequest, ReportRequest>? change = null) =>
        Reports.Build(_ledger.Ledger, _store, change?.Invoke(Day.Request()) ?? Day.Request()).Report.Llm;
}
