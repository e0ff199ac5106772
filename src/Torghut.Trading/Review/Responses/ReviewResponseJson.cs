using System.Text.Json;
using Torghut.Trading.Text;

namespace Torghut.Trading.Review.Responses;

/// <summary>Writes responses as JSON, every key in a fixed order.</summary>
internal static class ReviewResponseJson
{
    /// <summary>A response as one object.</summary>
    public static string Write(ReviewResponse response) => JsonText.Write(response, static (json, r) =>
    {
        json.WriteStartObject();
        json.WriteString("verdict", ReviewWords.Of(r.Verdict));
        WriteFields(json, r);
        json.WriteEndObject();
    });

    /// <summary>All fields but the verdict.</summary>
    public static void WriteFields(Utf8JsonWriter json, ReviewResponse response)
    {
        json.WriteNumber("confidence", response.Confidence);
        json.WriteString("confidence_band", ReviewWords.Of(response.ConfidenceBand));
        json.WriteStartObject("calibrated_probabilities");
        for (int i = 0; i < response.Probabilities.Count; i++)
        {
            json.WriteNumber(ReviewWords.AllVerdicts[i], response.Probabilities[i]);
        }

        json.WriteEndObject();
        json.WriteStartObject("uncertainty");
        json.WriteNumber("score", response.UncertaintyScore);
        json.WriteString("band", ReviewWords.Of(response.UncertaintyBand));
        json.WriteEndObject();
        json.WriteDecimal("adjusted_qty", response.AdjustedQty);
        json.WriteString("adjusted_order_type", response.AdjustedOrderType);
        json.WriteDecimal("limit_price", response.LimitPrice);
        json.WriteString("escalate_reason", response.EscalateReason);
        json.WriteString("rationale", response.Rationale);
        WriteTexts(json, "required_checks", response.RequiredChecks);
        WriteTexts(json, "risk_flags", response.RiskFlags);
    }

    /// <summary>A list of texts under a key.</summary>
    public static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
