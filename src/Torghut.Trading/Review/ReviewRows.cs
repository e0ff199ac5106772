using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Ledger;
using Torghut.Trading.Lineage;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Responses;
using Torghut.Trading.Text;

namespace Torghut.Trading.Review;

/// <summary>Makes rows of <c>llm_decision_reviews</c>.</summary>
/// <param name="options">The stage's options.</param>
/// <param name="accountLabel">Account of the decisions.</param>
internal sealed class ReviewRows(ReviewOptions options, string accountLabel)
{
    private const int ConfidenceDecimals = 4;

    /// <summary>Longest part of an unusable response that is kept, characters.</summary>
    private const int LongestRawText = 4_000;

    /// <summary>The row of one review.</summary>
    public LlmDecisionReviewRow Create(Decision decision, ReviewedAnswer reviewed, PolicyResult result, long latencyNs)
    {
        ReviewResponse? response = reviewed.Response;
        Instant createdAt = EventTime.ToInstant(decision.DecidedNs + latencyNs);
        return new LlmDecisionReviewRow
        {
            Id = DeterministicGuid.Create(
                "llm_decision_reviews", string.Join(':', accountLabel, decision.Hash, options.Model, options.PromptVersion)),
            TradeDecisionId = decision.Id,
            Model = options.Model,
            PromptVersion = options.PromptVersion,
            InputJson = reviewed.Input,
            ResponseJson = Write(decision, reviewed, result),
            Verdict = response is null ? ReviewWords.Error : ReviewWords.Of(response.Verdict),
            Confidence = response is null ? null : decimal.Round(response.Confidence, ConfidenceDecimals, MidpointRounding.ToEven),
            AdjustedQty = response?.AdjustedQty,
            AdjustedOrderType = response?.AdjustedOrderType,
            Rationale = response?.Rationale,
            RiskFlags = response is null ? null : Flags(response.RiskFlags),
            TokensPrompt = reviewed.Answer.TokensPrompt,
            TokensCompletion = reviewed.Answer.TokensCompletion,
            CreatedAt = createdAt,
        };
    }

    private string Write(Decision decision, ReviewedAnswer reviewed, PolicyResult result) =>
        JsonText.Write((this, decision, reviewed, result), static (json, row) =>
        {
            (ReviewRows rows, Decision decision, ReviewedAnswer reviewed, PolicyResult result) = row;
            json.WriteStartObject();
            json.WriteString("verdict", reviewed.Response is null ? ReviewWords.Error : ReviewWords.Of(reviewed.Response.Verdict));
            if (reviewed.Response is ReviewResponse response)
            {
                ReviewResponseJson.WriteFields(json, response);
                json.WriteNumber("calibration_quality", response.CalibrationQuality);
            }

            WritePolicy(json, result);
            rows.WriteProvenance(json, reviewed);
            SimulationContextJson.Write(json, decision.Context);
            json.WriteEndObject();
        });

    private static void WritePolicy(Utf8JsonWriter json, PolicyResult result)
    {
        json.WriteString("policy_verdict", ReviewWords.Of(result.Verdict));
        json.WriteString("policy_override", result.Reason);
        ReviewResponseJson.WriteTexts(json, "deterministic_guardrails", result.Guardrails);
        json.WriteString("fallback", result.Fallback is { } mode ? PolicyCodes.Of(mode) : null);
        json.WriteDecimal("policy_qty", result.Quantity);
    }

    private void WriteProvenance(Utf8JsonWriter json, ReviewedAnswer reviewed)
    {
        ReviewAnswer answer = reviewed.Answer;
        json.WriteString("reviewer", options.Kind == ReviewerKind.Rules ? "rules" : "llm");
        json.WriteBoolean("shadow", options.Shadow);
        json.WriteString("prompt_hash", options.PromptHash);
        json.WriteString("request_hash", Hash(reviewed.Input));
        json.WriteString("response_hash", answer.Response is null ? null : Hash(answer.Response));
        json.WriteBoolean("replayed", answer.IsReplayed);
        json.WriteNumber("latency_ms", answer.LatencyMs);
        json.WriteString("finish_reason", answer.FinishReason);
        if (reviewed.Error is not ReviewError error)
        {
            json.WriteNull("error");
            return;
        }

        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
        string? raw = answer.Response;
        json.WriteString("raw", raw is null || raw.Length <= LongestRawText ? raw : raw[..LongestRawText]);
    }

    private static string Flags(IReadOnlyList<string> flags) => JsonText.Write(flags, static (json, list) =>
    {
        json.WriteStartArray();
        foreach (string flag in list)
        {
            json.WriteStringValue(flag);
        }

        json.WriteEndArray();
    });

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
