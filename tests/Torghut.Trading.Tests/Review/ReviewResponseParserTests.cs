using System.Text.Json.Nodes;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Tests.Review;

public sealed class ReviewResponseParserTests
{
    [Theory]
    [InlineData(ReviewVerdict.Approve)]
    [InlineData(ReviewVerdict.Veto)]
    [InlineData(ReviewVerdict.Adjust)]
    [InlineData(ReviewVerdict.Abstain)]
    [InlineData(ReviewVerdict.Escalate)]
    public void Every_verdict_is_read_as_it_was_written(ReviewVerdict verdict)
    {
        Assert.Null(ReviewResponseParser.Parse(MadeResponse.Json(verdict), out ReviewResponse? response));

        Assert.Equal(MadeResponse.Json(verdict), ReviewResponseJson.Write(response!));
    }

    [Theory]
    [InlineData("", "not_json")]
    [InlineData("I would approve this trade.", "not_json")]
    [InlineData("{\"verdict\":\"approve\"", "not_json")]
    [InlineData("[]", "schema")]
    [InlineData("null", "schema")]
    [InlineData("{}", "schema")]
    public void What_is_no_object_is_an_error(string text, string code) =>
        Assert.Equal(code, ReviewResponseParser.Parse(text, out _)?.Code);

    [Fact]
    public void A_code_fence_is_no_JSON_and_the_message_says_so()
    {
        ReviewError? error = ReviewResponseParser.Parse($"```json\n{MadeResponse.Json()}\n```", out ReviewResponse? response);

        Assert.Equal("not_json", error?.Code);
        Assert.Contains("code fence", error!.Message, StringComparison.Ordinal);
        Assert.Null(response);
    }

    [Theory]
    [InlineData("verdict", "\"hold\"")]
    [InlineData("verdict", "\"Approve\"")]
    [InlineData("confidence", "1.0001")]
    [InlineData("confidence", "-0.1")]
    [InlineData("confidence", "\"0.5\"")]
    [InlineData("confidence", "1e400")]
    [InlineData("confidence_band", "\"very high\"")]
    [InlineData("calibrated_probabilities", "[]")]
    [InlineData("calibrated_probabilities", """{"approve":0.5,"veto":0.2,"adjust":0.1,"abstain":0.1}""")]
    [InlineData("calibrated_probabilities", """{"approve":0.5,"veto":0.2,"adjust":0.1,"abstain":0.1,"escalate":0.1,"hold":0.0}""")]
    [InlineData("uncertainty", """{"score":0.2}""")]
    [InlineData("uncertainty", """{"score":0.2,"band":"low","why":"x"}""")]
    [InlineData("adjusted_qty", "5")]
    [InlineData("adjusted_order_type", "\"stop\"")]
    [InlineData("limit_price", "0")]
    [InlineData("limit_price", "\"-1\"")]
    [InlineData("limit_price", "true")]
    [InlineData("escalate_reason", "\"x\"")]
    [InlineData("rationale", "\"\"")]
    [InlineData("rationale", "null")]
    [InlineData("required_checks", "null")]
    [InlineData("required_checks", "[\"\"]")]
    [InlineData("risk_flags", "[1]")]
    [InlineData("another_key", "1")]
    public void One_broken_rule_makes_an_error_that_names_the_place(string key, string value)
    {
        string text = MadeResponse.Json(ReviewVerdict.Approve, json => json[key] = JsonNode.Parse(value));

        ReviewError? error = ReviewResponseParser.Parse(text, out ReviewResponse? response);

        Assert.Equal("schema", error?.Code);
        Assert.Contains(key == "another_key" ? "keys that no rule knows" : key, error!.Message, StringComparison.Ordinal);
        Assert.Null(response);
    }

    [Theory]
    [InlineData("verdict")]
    [InlineData("confidence")]
    [InlineData("confidence_band")]
    [InlineData("calibrated_probabilities")]
    [InlineData("uncertainty")]
    [InlineData("rationale")]
    [InlineData("required_checks")]
    [InlineData("risk_flags")]
    public void A_missing_key_makes_an_error(string key) =>
        Assert.Equal(
            $"{key}: missing",
            ReviewResponseParser.Parse(MadeResponse.Json(ReviewVerdict.Approve, json => json.Remove(key)), out _)?.Message);

    [Theory]
    [InlineData(ReviewVerdict.Adjust, "adjusted_qty")]
    [InlineData(ReviewVerdict.Escalate, "escalate_reason")]
    public void What_a_verdict_needs_must_be_there(ReviewVerdict verdict, string key)
    {
        Assert.StartsWith(key, ReviewResponseParser.Parse(MadeResponse.Json(verdict, json => json.Remove(key)), out _)!.Message, StringComparison.Ordinal);
        Assert.StartsWith(key, ReviewResponseParser.Parse(MadeResponse.Json(verdict, json => json[key] = null), out _)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_is_an_error() =>
        Assert.Equal(
            "schema", ReviewResponseParser.Parse(MadeResponse.Json().Replace("{\"verdict\"", "{\"verdict\":\"veto\",\"verdict\"", StringComparison.Ordinal), out _)?.Code);

    [Theory]
    [InlineData("0.98", true)]
    [InlineData("1.02", true)]
    [InlineData("0.9799", false)]
    [InlineData("1.0201", false)]
    public void The_probabilities_may_miss_one_by_two_hundredths(string sum, bool isGood)
    {
        decimal veto = decimal.Parse(sum, System.Globalization.CultureInfo.InvariantCulture) - 0.5m;
        string text = MadeResponse.Json(ReviewVerdict.Approve, json => json["calibrated_probabilities"] =
            new JsonObject { ["approve"] = 0.5m, ["veto"] = veto, ["adjust"] = 0, ["abstain"] = 0, ["escalate"] = 0 });

        Assert.Equal(isGood, ReviewResponseParser.Parse(text, out _) is null);
    }

    [Theory]
    [InlineData(280, true)]
    [InlineData(281, false)]
    public void A_rationale_has_at_most_280_characters_counted_as_Unicode_does(int length, bool isGood)
    {
        string rationale = string.Concat(Enumerable.Repeat("\U0001F4C8", length));

        Assert.Equal(isGood, ReviewResponseParser.Parse(MadeResponse.Json(ReviewVerdict.Veto, json => json["rationale"] = rationale), out _) is null);
    }

    [Fact]
    public void A_quantity_may_be_decimal_text_as_requests_write_it()
    {
        string text = MadeResponse.Json(ReviewVerdict.Adjust, json => json["adjusted_qty"] = "12.5");

        Assert.Null(ReviewResponseParser.Parse(text, out ReviewResponse? response));
        Assert.Equal(12.5m, response!.AdjustedQty);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_an_error_and_no_crash() =>
        Assert.Equal("schema", ReviewResponseParser.Parse(
            MadeResponse.Json().Replace("trend and spread are fine", "\\ud800", StringComparison.Ordinal), out _)?.Code);
}
