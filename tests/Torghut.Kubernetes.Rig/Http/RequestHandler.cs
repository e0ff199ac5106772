using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Torghut.Kubernetes.Rig.Faults;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>Answers one request.</summary>
internal sealed class RequestHandler
{
    private const string AllPatches =
        "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml";

    private readonly ClusterStore _store;
    private readonly ApiServerOptions _options;
    private readonly RequestLog _log;

    public RequestHandler(ClusterStore store, ApiServerOptions options, RequestLog log)
    {
        _store = store;
        _options = options;
        _log = log;
    }

    public async Task HandleAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        if (_options.Token is { } token && context.Request.Headers.Authorization.ToString() != $"Bearer {token}")
        {
            await Answers.FailureAsync(context, new ApiFailure(401, "Unauthorized", "Unauthorized")).ConfigureAwait(false);
            return;
        }

        if (StaticDocument(path) is { } document)
        {
            await Answers.JsonAsync(context, 200, document).ConfigureAwait(false);
            return;
        }

        if (path.EndsWith("/selfsubjectaccessreviews", StringComparison.Ordinal))
        {
            await ReviewAccessAsync(context).ConfigureAwait(false);
            return;
        }

        if (ApiPath.Parse(path) is not { } target)
        {
            await Answers.FailureAsync(context, new ApiFailure(404, "NotFound", "the server could not find the requested resource")).ConfigureAwait(false);
            return;
        }

        string verb = VerbOf(context.Request, target);
        _log.Add(new LoggedRequest(verb, path, Query(context, "fieldManager") ?? string.Empty));
        Fault? fault = _options.Faults.Next(verb, target.Kind.Plural);
        if (await FailsBeforeAsync(context, fault).ConfigureAwait(false))
        {
            return;
        }

        string permission = $"{verb} {target.Kind.Group}/{target.Kind.Plural}";
        if (_options.Denied.Contains(permission))
        {
            await Answers.FailureAsync(context, new ApiFailure(
                403, "Forbidden", $"{target.Kind.QualifiedName} is forbidden: User \"rig\" cannot {verb} resource \"{target.Kind.Plural}\"")).ConfigureAwait(false);
            return;
        }

        if (verb == "watch")
        {
            await new WatchStream(_store, target, context).RunAsync(fault).ConfigureAwait(false);
            return;
        }

        await CallAsync(context, target, verb, fault).ConfigureAwait(false);
    }

    private static JsonObject? StaticDocument(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["version"] => Discovery.Version(),
            ["api"] => Discovery.CoreVersions(),
            ["apis"] => Discovery.Groups(),
            ["api", var version] => Discovery.Resources(string.Empty, version),
            ["apis", var group, var version] => Discovery.Resources(group, version),
            ["openapi", "v3"] => Discovery.OpenApiIndex(),
            ["openapi", "v3", "api", var version] => Discovery.OpenApi(string.Empty, version),
            ["openapi", "v3", "apis", var group, var version] => Discovery.OpenApi(group, version),
            _ => null,
        };
    }

    private static string? Query(HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues values) ? values.ToString() : null;

    private static string VerbOf(HttpRequest request, ApiPath target) => request.Method switch
    {
        "GET" when request.Query["watch"] == "true" || request.Query["watch"] == "1" => "watch",
        "GET" => target.Name is null ? "list" : "get",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        _ => "delete",
    };

    private static async Task<bool> FailsBeforeAsync(HttpContext context, Fault? fault)
    {
        switch (fault?.Action)
        {
            case FaultAction.Status:
                await Answers.FailureAsync(context, new ApiFailure(fault.Code, "InternalError", "injected")
                {
                    RetryAfterSeconds = fault.Code == 429 ? 1 : null,
                }).ConfigureAwait(false);
                return true;
            case FaultAction.ResetBefore:
                context.Abort();
                return true;
            case FaultAction.Delay:
                await Task.Delay(fault.Delay, context.RequestAborted).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }

    private async Task CallAsync(HttpContext context, ApiPath target, string verb, Fault? fault)
    {
        if (verb == "list")
        {
            await Answers.JsonAsync(context, 200, ListOf(context, target)).ConfigureAwait(false);
            return;
        }

        JsonNode? body = null;
        if (verb is "create" or "update" or "patch" or "delete")
        {
            (body, ApiFailure? unreadable) = await ReadBodyAsync(context).ConfigureAwait(false);
            if (unreadable is not null)
            {
                await Answers.FailureAsync(context, unreadable).ConfigureAwait(false);
                return;
            }
        }

        if (IsCut(context, verb, isMade: false))
        {
            context.Abort();
            return;
        }

        ApiResult result = Perform(context, target, verb, body);
        if (fault?.Action == FaultAction.ResetAfter || IsCut(context, verb, isMade: true))
        {
            context.Abort();
            return;
        }

        foreach (string field in result.Pruned)
        {
            context.Response.Headers.Append("Warning", $"299 - \"unknown field \\\"{field}\\\"\"");
        }

        if (result.Failure is { } failure)
        {
            await Answers.FailureAsync(context, failure).ConfigureAwait(false);
            return;
        }

        if (fault?.Action == FaultAction.StallBody)
        {
            await Answers.StallAsync(context).ConfigureAwait(false);
            return;
        }

        JsonObject answer = verb == "delete" && result.Object!["metadata"]!["deletionTimestamp"] is null
            ? Answers.Deleted(target.Key, result.Object)
            : result.Object!;
        await Answers.ObjectAsync(context, result.Created ? 201 : 200, answer, target.Kind).ConfigureAwait(false);
    }

    private bool IsCut(HttpContext context, string verb, bool isMade) =>
        verb is not ("get" or "list") && _options.Cut?.Invoke(Query(context, "fieldManager") ?? string.Empty, isMade) == true;

    private ApiResult Perform(HttpContext context, ApiPath target, string verb, JsonNode? body)
    {
        var write = new WriteContext(
            Query(context, "fieldManager") ?? "unknown", target.Status, Query(context, "force") == "true");
        bool dryRun = Query(context, "dryRun") == "All";
        switch (verb)
        {
            case "get":
                return _store.Get(target.Key);
            case "create" when body is JsonObject made:
                string? name = (string?)made["metadata"]?["name"];
                if (string.IsNullOrEmpty(name))
                {
                    return ApiResult.Refused(ApiFailure.BadRequest("metadata.name is required"));
                }

                return dryRun ? ApiResult.Of(made) : _store.Create(target.Key with { Name = name }, made, write);
            case "update" when body is JsonObject replaced:
                return _store.Replace(target.Key, replaced, write);
            case "patch":
                return PatchOf(context, target, body, write);
            case "delete":
                JsonNode? preconditions = body?["preconditions"];
                return _store.Delete(
                    target.Key,
                    new DeletePreconditions((string?)preconditions?["uid"], (string?)preconditions?["resourceVersion"]),
                    write);
            default:
                return ApiResult.Refused(ApiFailure.BadRequest("the body is no object"));
        }
    }

    private ApiResult PatchOf(HttpContext context, ApiPath target, JsonNode? body, WriteContext write)
    {
        string type = (context.Request.ContentType ?? string.Empty).Split(';')[0].Trim();
        PatchKind? kind = type switch
        {
            "application/json-patch+json" => PatchKind.Json,
            "application/merge-patch+json" => PatchKind.Merge,
            "application/strategic-merge-patch+json" => PatchKind.Strategic,
            "application/apply-patch+yaml" => PatchKind.Apply,
            _ => null,
        };
        if (kind is null)
        {
            return ApiResult.Refused(ApiFailure.UnsupportedMediaType(AllPatches));
        }

        if (kind == PatchKind.Apply && Query(context, "fieldManager") is null)
        {
            return ApiResult.Refused(new ApiFailure(422, "Invalid", "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch"));
        }

        return _store.Patch(target.Key, kind.Value, body, write);
    }

    private JsonObject ListOf(HttpContext context, ApiPath target)
    {
        Selector selector = Selector.Of(Query(context, "fieldSelector"), Query(context, "labelSelector"));
        (IReadOnlyList<JsonObject> items, long version) = _store.List(target.Kind, target.Namespace);
        var selected = new JsonArray();
        foreach (JsonObject item in items.Where(selector.Matches))
        {
            selected.Add((JsonNode)item);
        }

        return new JsonObject
        {
            ["kind"] = target.Kind.Kind + "List",
            ["apiVersion"] = target.Kind.ApiVersion,
            ["metadata"] = new JsonObject { ["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture) },
            ["items"] = selected,
        };
    }

    private async Task ReviewAccessAsync(HttpContext context)
    {
        (JsonNode? body, _) = await ReadBodyAsync(context).ConfigureAwait(false);
        JsonNode? attributes = body?["spec"]?["resourceAttributes"];
        string permission = $"{(string?)attributes?["verb"]} {(string?)attributes?["group"]}/{(string?)attributes?["resource"]}";
        JsonObject answer = body as JsonObject ?? [];
        bool denied = _options.Denied.Contains(permission);
        answer["status"] = new JsonObject { ["allowed"] = !denied, ["reason"] = denied ? "no rule allows it" : string.Empty };
        await Answers.JsonAsync(context, 201, answer).ConfigureAwait(false);
    }

    private static async Task<(JsonNode? Body, ApiFailure? Unreadable)> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentType?.Contains("protobuf", StringComparison.Ordinal) == true)
        {
            return (null, ApiFailure.UnsupportedMediaType("application/json"));
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        if (buffer.Length == 0)
        {
            return (null, null);
        }

        try
        {
            return (JsonNode.Parse(buffer.ToArray()), null);
        }
        catch (JsonException cause)
        {
            return (null, ApiFailure.BadRequest(cause.Message));
        }
    }
}
