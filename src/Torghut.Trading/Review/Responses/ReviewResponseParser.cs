using System.Globalization;
using System.Text.Json;

namespace Torghut.Trading.Review.Responses;

/// <summary>
/// Reads responses strictly: one JSON object, every key known and at most once, every value of its kind and range.
/// Anything else is an error; nothing is guessed or repaired.
/// </summary>
public static class ReviewResponseParser
{
    /// <summary>Code of a response that is no JSON.</summary>
    public const string NotJson = "not_json";

    /// <summary>Code of JSON that breaks a rule.</summary>
    public const string Schema = "schema";

    /// <summary>Longest rationale, Unicode characters.</summary>
    public const int LongestRationale = 280;

    /// <summary>How far the probabilities' sum may be from 1.</summary>
    public const decimal SumTolerance = 0.02m;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads one response.</summary>
    /// <param name="text">The text as it came.</param>
    /// <param name="response">The response; null where it breaks a rule.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static ReviewError? Parse(string text, out ReviewResponse? response)
    {
        ArgumentNullException.ThrowIfNull(text);
        response = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Strict);
            response = Read(document.RootElement);
            return null;
        }
        catch (ResponseRuleException broken)
        {
            return new ReviewError(Schema, broken.Message);
        }
        catch (JsonException cause)
        {
            return Unreadable(text, cause);
        }
        catch (InvalidOperationException)
        {
            return new ReviewError(Schema, "a text is no valid Unicode");
        }
    }

    private static ReviewError Unreadable(string text, JsonException cause) =>
        cause.Message.StartsWith("Duplicate", StringComparison.Ordinal)
            ? new ReviewError(Schema, "a key stands twice in one object")
            : new ReviewError(NotJson, text.TrimStart().StartsWith("```", StringComparison.Ordinal)
                ? "the response is wrapped in a code fence; expected one bare JSON object"
                : "the response is no JSON; expected one JSON object");

    private static ReviewResponse Read(JsonElement root)
    {
        var fields = new ResponseFields(root, string.Empty);
        ReviewVerdict verdict = ReviewWords.Verdict(fields.Text("verdict")) ?? throw Broken("verdict", "approve, veto, adjust, abstain or escalate");
        ResponseFields uncertainty = fields.Object("uncertainty");
        var response = new ReviewResponse
        {
            Verdict = verdict,
            Confidence = fields.Share("confidence"),
            ConfidenceBand = fields.Band("confidence_band"),
            Probabilities = Probabilities(fields.Object("calibrated_probabilities")),
            UncertaintyScore = uncertainty.Share("score"),
            UncertaintyBand = uncertainty.Band("band"),
            AdjustedQty = fields.OptionalAmount("adjusted_qty"),
            AdjustedOrderType = OrderType(fields),
            LimitPrice = fields.OptionalAmount("limit_price"),
            EscalateReason = fields.OptionalText("escalate_reason"),
            Rationale = Rationale(fields),
            RequiredChecks = fields.Texts("required_checks"),
            RiskFlags = fields.Texts("risk_flags"),
        };
        uncertainty.RequireNothingElse();
        fields.RequireNothingElse();
        RequirePair(response.AdjustedQty is not null, verdict == ReviewVerdict.Adjust, "adjusted_qty", "adjust");
        RequirePair(response.EscalateReason is not null, verdict == ReviewVerdict.Escalate, "escalate_reason", "escalate");
        return response;
    }

    private static decimal[] Probabilities(ResponseFields fields)
    {
        var probabilities = new decimal[ReviewWords.AllVerdicts.Count];
        for (int i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = fields.Share(ReviewWords.AllVerdicts[i]);
        }

        fields.RequireNothingElse();
        decimal sum = probabilities.Sum();
        return Math.Abs(sum - 1) <= SumTolerance
            ? probabilities
            : throw new ResponseRuleException(string.Create(CultureInfo.InvariantCulture, $"calibrated_probabilities: the sum is {sum}; expected 1 ± {SumTolerance}"));
    }

    private static string? OrderType(ResponseFields fields) =>
        fields.OptionalText("adjusted_order_type") is not { } type ? null
        : type is "market" or "limit" ? type
        : throw Broken("adjusted_order_type", "market or limit");

    private static string Rationale(ResponseFields fields)
    {
        string rationale = fields.Text("rationale");
        return rationale.EnumerateRunes().Count() is > 0 and <= LongestRationale
            ? rationale
            : throw Broken("rationale", "1 to 280 characters");
    }

    private static void RequirePair(bool isThere, bool isWanted, string key, string verdict)
    {
        if (isThere != isWanted)
        {
            throw new ResponseRuleException(isWanted ? $"{key}: missing for {verdict}" : $"{key}: only for {verdict}");
        }
    }

    private static ResponseRuleException Broken(string key, string expected) => new($"{key}: expected {expected}");
}
