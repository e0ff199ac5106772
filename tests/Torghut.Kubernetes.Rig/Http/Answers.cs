using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>Writes answers.</summary>
internal static class Answers
{
    /// <summary>A JSON document.</summary>
    public static async Task JsonAsync(HttpContext context, int code, JsonNode body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>An object, as a table where the client asks for one.</summary>
    public static Task ObjectAsync(HttpContext context, int code, JsonObject value, ResourceKind kind)
    {
        bool table = context.Request.Method == "GET"
            && context.Request.Headers.Accept.ToString().Contains("as=Table", StringComparison.Ordinal);
        return JsonAsync(context, code, table ? Table(value, kind) : value);
    }

    /// <summary>A refusal.</summary>
    public static Task FailureAsync(HttpContext context, ApiFailure failure)
    {
        if (failure.RetryAfterSeconds is int seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return JsonAsync(context, failure.Code, failure.ToStatus());
    }

    /// <summary>Headers and half a body, and then nothing until the client gives up.</summary>
    public static async Task StallAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.Body.WriteAsync("{"u8.ToArray(), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    /// <summary>The answer to a deletion that is done.</summary>
    public static JsonObject Deleted(ObjectKey key, JsonObject last)
    {
        var details = new JsonObject { ["name"] = key.Name };
        if (key.Kind.Group.Length > 0)
        {
            details["group"] = key.Kind.Group;
        }

        details["kind"] = key.Kind.Plural;
        details["uid"] = (string?)last["metadata"]?["uid"];
        return new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Success",
            ["details"] = details,
        };
    }

    private static JsonObject Table(JsonObject value, ResourceKind kind) => new()
    {
        ["kind"] = "Table",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = new JsonObject { ["resourceVersion"] = (string?)value["metadata"]?["resourceVersion"] },
        ["columnDefinitions"] = new JsonArray(
            new JsonObject { ["name"] = "Name", ["type"] = "string", ["format"] = "name", ["description"] = kind.Kind, ["priority"] = 0 }),
        ["rows"] = new JsonArray(new JsonObject
        {
            ["cells"] = new JsonArray((string?)value["metadata"]?["name"]),
            ["object"] = value.DeepClone(),
        }),
    };
}
