using System.Text.Json;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>
/// The response as JSON Schema, in the subset that servers hold models to: every key required, nullable where it may not
/// apply. Ranges and pairs of keys are the parser's to check.
/// </summary>
internal static class ResponseSchema
{
    private const string Text =
        """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["verdict", "confidence", "confidence_band", "calibrated_probabilities", "uncertainty", "adjusted_qty",
            "adjusted_order_type", "limit_price", "escalate_reason", "rationale", "required_checks", "risk_flags"],
          "properties": {
            "verdict": {"type": "string", "enum": ["approve", "veto", "adjust", "abstain", "escalate"]},
            "confidence": {"type": "number"},
            "confidence_band": {"type": "string", "enum": ["low", "medium", "high"]},
            "calibrated_probabilities": {
              "type": "object",
              "additionalProperties": false,
              "required": ["approve", "veto", "adjust", "abstain", "escalate"],
              "properties": {
                "approve": {"type": "number"}, "veto": {"type": "number"}, "adjust": {"type": "number"},
                "abstain": {"type": "number"}, "escalate": {"type": "number"}
              }
            },
            "uncertainty": {
              "type": "object",
              "additionalProperties": false,
              "required": ["score", "band"],
              "properties": {"score": {"type": "number"}, "band": {"type": "string", "enum": ["low", "medium", "high"]}}
            },
            "adjusted_qty": {"type": ["number", "null"]},
            "adjusted_order_type": {"type": ["string", "null"], "enum": ["market", "limit", null]},
            "limit_price": {"type": ["number", "null"]},
            "escalate_reason": {"type": ["string", "null"]},
            "rationale": {"type": "string"},
            "required_checks": {"type": "array", "items": {"type": "string"}},
            "risk_flags": {"type": "array", "items": {"type": "string"}}
          }
        }
        """;

    /// <summary>Name of the schema in requests.</summary>
    public const string Name = "trade_review";

    /// <summary>The schema.</summary>
    public static JsonElement Element { get; } = JsonSerializer.Deserialize(Text, EndpointJson.Default.JsonElement);
}
