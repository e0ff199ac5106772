using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Torghut.Platform.Review.Tests.Server;
using Torghut.Simulation.Lifecycle;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Review.Tests.Runs;

/// <summary>
/// Whatever the server does: the run comes to its end, every review is a row with the stated verdict, policy result and
/// error code, and the key is nowhere.
/// </summary>
public sealed class ServerBehaviourTests
{
    public static TheoryData<string, string, string, string?, string?> Behaviours => new()
    {
        { "approve", "approve", "approve", null, null },
        { "veto", "veto", "veto", "llm_policy_veto", null },
        { "adjust", "adjust", "adjust", null, null },
        { "abstain", "abstain", "approve", "llm_abstain_fallback_pass_through", null },
        { "escalate", "escalate", "veto", "llm_escalate_fallback_veto", null },
        { "uncertain", "approve", "veto", "llm_uncertainty_guardrail_fallback_veto", null },
        { "unsure", "approve", "veto", "llm_confidence_below_min_fallback_veto", null },
        { "foreign check", "approve", "veto", "llm_required_checks_invalid", null },
        { "not JSON", "error", "veto", "llm_error_fallback_veto", "not_json" },
        { "fenced", "error", "veto", "llm_error_fallback_veto", "not_json" },
        { "wrong schema", "error", "veto", "llm_error_fallback_veto", "schema" },
        { "extra key", "error", "veto", "llm_error_fallback_veto", "schema" },
        { "sum", "error", "veto", "llm_error_fallback_veto", "schema" },
        { "429", "error", "veto", "llm_error_fallback_veto", "http_429" },
        { "500", "error", "veto", "llm_error_fallback_veto", "http_500" },
        { "401", "error", "veto", "llm_error_fallback_veto", "http_401" },
        { "hang", "error", "veto", "llm_error_fallback_veto", "timeout" },
        { "slow", "error", "veto", "llm_error_fallback_veto", "timeout" },
        { "cut", "error", "veto", "llm_error_fallback_veto", "connection" },
        { "empty choices", "error", "veto", "llm_error_fallback_veto", "bad_response" },
        { "refusal", "error", "veto", "llm_error_fallback_veto", "refusal" },
        { "token overrun", "error", "veto", "llm_error_fallback_veto", "truncated" },
    };

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task Each_ends_in_the_stated_row(string behaviour, string verdict, string policy, string? reason, string? code)
    {
        using var folder = new TemporaryFolder();
        var day = new ReviewedDay(folder);
        await using ScriptedServer server = await ScriptedServer.StartAsync((context, call, _) => Behave(context, call, behaviour));

        RunOutcome outcome = await day.FinishAsync("run-1", ReviewedDay.Llm(server.BaseUrl, "timeout_seconds: 1, max_attempts: 1"));

        IReadOnlyList<LlmDecisionReviewRow> reviews = ReviewedDay.Reviews(outcome);
        Assert.True(reviews.Count > 3, $"only {reviews.Count} reviews");
        bool isError = verdict == "error";
        Assert.Equal(isError ? 3 : reviews.Count, server.Calls.Count);
        for (int i = 0; i < reviews.Count; i++)
        {
            JsonElement response = JsonDocument.Parse(reviews[i].ResponseJson).RootElement;
            Assert.Equal(verdict, reviews[i].Verdict);
            Assert.Equal((policy, reason), (response.GetProperty("policy_verdict").GetString(), response.GetProperty("policy_override").GetString()));
            string? found = response.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? error.GetProperty("code").GetString() : null;
            Assert.Equal(isError && i >= 3 ? "circuit_open" : code, found);
            Assert.Equal(isError ? "veto" : reason?.Contains("_fallback_", StringComparison.Ordinal) == true ? policy == "approve" ? "pass_through" : "veto" : null, response.GetProperty("fallback").GetString());
        }

        Assert.Equal(policy == "veto", ReviewedDay.OrderEvents(outcome).Count == 0);
        Assert.Empty(day.FilesWith(ReviewedDay.Key));
    }

    private static Task Behave(HttpContext context, ReceivedCall call, string behaviour)
    {
        switch (behaviour)
        {
            case "not JSON":
                return Completion.WriteAsync(context, "I would approve this one, key " + call.Authorization);
            case "fenced":
                return Completion.WriteAsync(context, $"```json\n{Completion.Response()}\n```");
            case "wrong schema":
                return Completion.WriteAsync(context, """{"decision":"approve"}""");
            case "extra key":
                return Completion.WriteAsync(context, Completion.Response("approve", json => json["mood"] = "good"));
            case "sum":
                return Completion.WriteAsync(context, Completion.Response("approve", json => json["calibrated_probabilities"]!["veto"] = 0.5));
            case "uncertain":
                return Completion.WriteAsync(context, Completion.Response("approve", json => json["uncertainty"]!["band"] = "high"));
            case "unsure":
                return Completion.WriteAsync(context, Completion.Response("approve", json => json["confidence"] = 0.4));
            case "foreign check":
                return Completion.WriteAsync(context, Completion.Response("approve", json => json["required_checks"] = new JsonArray("compliance")));
            case "adjust":
                return Completion.WriteAsync(context, Completion.Response("adjust", json => json["adjusted_qty"] = DecisionQuantity(call)));
            case "429" or "500" or "401":
                context.Response.Headers.RetryAfter = "1";
                return Completion.FailAsync(context, int.Parse(behaviour, System.Globalization.CultureInfo.InvariantCulture), "wrong key " + call.Authorization);
            case "hang":
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            case "slow":
                return DripAsync(context);
            case "cut":
                context.Abort();
                return Task.CompletedTask;
            case "empty choices":
                JsonObject empty = Completion.Envelope("x");
                empty["choices"] = new JsonArray();
                return Completion.WriteAsync(context, empty);
            case "refusal":
                JsonObject refusal = Completion.Envelope(null);
                refusal["choices"]![0]!["message"]!["refusal"] = "I cannot help.";
                return Completion.WriteAsync(context, refusal);
            case "token overrun":
                return Completion.WriteAsync(context, "{\"verdict\":", "length");
            default:
                return Completion.WriteAsync(context, Completion.Response(behaviour));
        }
    }

    private static string DecisionQuantity(ReceivedCall call) =>
        JsonDocument.Parse(call.Input).RootElement.GetProperty("decision").GetProperty("qty").GetString()!;

    private static async Task DripAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(50, context.RequestAborted);
        }
    }
}
