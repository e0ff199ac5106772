using System.Globalization;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Trading.Ledger;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>Reviews of a language model.</summary>
internal static class GeneratedReviews
{
    private static readonly string[] s_flags = ["wide_spread", "news_pending", "thin_book", "late_session"];

    public static LlmDecisionReviewRow Of(TradeDecisionRow decision, bool vetoed, Random random)
    {
        double draw = random.NextDouble();
        string verdict = vetoed ? "veto" : draw < 0.8 ? "approve" : draw < 0.9 ? "adjust" : draw < 0.95 ? "abstain" : draw < 0.98 ? "escalate" : "error";
        double confidence = verdict == "error" ? 0 : 0.45 + (random.NextDouble() * 0.5);
        string text = confidence.ToString("0.0000", CultureInfo.InvariantCulture);
        string policy = verdict switch
        {
            "abstain" => "\"policy_verdict\":\"approve\",\"policy_override\":\"llm_abstain_fallback_pass_through\",",
            "escalate" => "\"policy_verdict\":\"approve\",\"policy_override\":\"llm_uncertainty_guardrail_fallback_pass_through\",\"deterministic_guardrails\":[\"llm_uncertainty_score_above_max\"],",
            "error" => "\"policy_verdict\":\"approve\",\"fallback\":\"pass_through\",",
            _ => $"\"policy_verdict\":\"{verdict}\",",
        };
        string flags = draw < 0.35 ? $"[\"{s_flags[random.Next(s_flags.Length)]}\"]" : "[]";
        return new LlmDecisionReviewRow
        {
            Id = DeterministicGuid.Create("llm_decision_reviews", decision.DecisionHash!),
            TradeDecisionId = decision.Id,
            Model = draw < 0.7 ? "reviewer-large" : "reviewer-small",
            PromptVersion = "v4",
            InputJson = "{}",
            ResponseJson = $"{{{policy}\"verdict\":\"{verdict}\",\"replayed\":true,\"uncertainty\":{{\"score\":{(1 - confidence).ToString("0.00", CultureInfo.InvariantCulture)},\"band\":\"{(confidence > 0.6 ? "low" : "high")}\"}},\"calibrated_probabilities\":{{\"{verdict}\":{text}}}}}",
            Verdict = verdict,
            Confidence = verdict == "error" ? null : decimal.Parse(text, CultureInfo.InvariantCulture),
            AdjustedQty = verdict == "adjust" ? 5 : null,
            RiskFlags = flags,
            TokensPrompt = verdict == "error" ? null : 900 + random.Next(400),
            TokensCompletion = verdict == "error" ? null : 120 + random.Next(90),
            CreatedAt = decision.CreatedAt + Duration.FromMilliseconds(400),
        };
    }
}
