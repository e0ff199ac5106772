using System.Text.Json.Nodes;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Tests.Review;

/// <summary>Responses written by hand; the test changes what it is about.</summary>
internal static class MadeResponse
{
    /// <summary>A response at ease with every limit of the policy.</summary>
    public static ReviewResponse Of(ReviewVerdict verdict = ReviewVerdict.Approve) => new()
    {
        Verdict = verdict,
        Confidence = 0.8m,
        ConfidenceBand = Band.High,
        Probabilities = Probabilities(verdict, 0.8m),
        UncertaintyScore = 0.2m,
        UncertaintyBand = Band.Low,
        AdjustedQty = verdict == ReviewVerdict.Adjust ? 100 : null,
        EscalateReason = verdict == ReviewVerdict.Escalate ? "a person should look" : null,
        Rationale = "trend and spread are fine",
        RequiredChecks = ["risk_engine"],
        RiskFlags = ["thin_book"],
    };

    /// <summary>The verdict's probability, the rest shared evenly.</summary>
    public static decimal[] Probabilities(ReviewVerdict verdict, decimal probability)
    {
        var all = new decimal[5];
        Array.Fill(all, (1 - probability) / 4);
        all[(int)verdict] = probability;
        return all;
    }

    public static string Json(ReviewVerdict verdict = ReviewVerdict.Approve) => ReviewResponseJson.Write(Of(verdict));

    /// <summary>The JSON of a good response with one change.</summary>
    public static string Json(ReviewVerdict verdict, Action<JsonObject> change)
    {
        JsonObject json = JsonNode.Parse(Json(verdict))!.AsObject();
        change(json);
        return json.ToJsonString();
    }
}
