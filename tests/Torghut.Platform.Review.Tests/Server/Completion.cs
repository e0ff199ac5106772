using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Torghut.Platform.Review.Tests.Server;

/// <summary>Answers of chat-completions servers, and responses of models.</summary>
internal static class Completion
{
    /// <summary>A response at ease with every limit of the policy.</summary>
    public static string Response(string verdict = "approve", Action<JsonObject>? change = null)
    {
        var probabilities = new JsonObject();
        foreach (string each in new[] { "approve", "veto", "adjust", "abstain", "escalate" })
        {
            probabilities[each] = each == verdict ? 0.8 : 0.05;
        }

        var response = new JsonObject
        {
            ["verdict"] = verdict,
            ["confidence"] = 0.8,
            ["confidence_band"] = "high",
            ["calibrated_probabilities"] = probabilities,
            ["uncertainty"] = new JsonObject { ["score"] = 0.2, ["band"] = "low" },
            ["adjusted_qty"] = verdict == "adjust" ? 10 : null,
            ["adjusted_order_type"] = null,
            ["limit_price"] = null,
            ["escalate_reason"] = verdict == "escalate" ? "unusual" : null,
            ["rationale"] = "as the trend says",
            ["required_checks"] = new JsonArray("risk_engine"),
            ["risk_flags"] = new JsonArray("thin_book"),
        };
        change?.Invoke(response);
        return response.ToJsonString();
    }

    /// <summary>The envelope of a chat completion.</summary>
    public static JsonObject Envelope(string? text, string finish = "stop") => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_770_000_000,
        ["model"] = "reviewer-1",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
            ["finish_reason"] = finish,
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 700, ["completion_tokens"] = 90, ["total_tokens"] = 790 },
    };

    public static Task WriteAsync(HttpContext context, string? text, string finish = "stop") =>
        WriteAsync(context, Envelope(text, finish));

    public static Task WriteAsync(HttpContext context, JsonNode body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    public static Task FailAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "x" } });
    }
}
