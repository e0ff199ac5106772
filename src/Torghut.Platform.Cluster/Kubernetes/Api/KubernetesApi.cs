using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>
/// The API over the connection that KubernetesClient configures (kubeconfig, context, in-cluster, exec plug-ins, TLS).
/// Requests are sent here, because the library's own deserialization of a body that stalls ends with nothing but the
/// process: here the limit holds until the last byte.
/// </summary>
public sealed class KubernetesApi : IKubernetesApi, IDisposable
{
    /// <summary>Name under which fields are written; <c>metadata.managedFields</c> shows it.</summary>
    public const string FieldManager = "torghut-sim";

    private readonly k8s.Kubernetes _client;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;

    /// <summary>Opens a connection.</summary>
    /// <param name="client">The configured client; disposed with this.</param>
    /// <param name="limit">Longest time of one call, body included.</param>
    /// <param name="time">Clock of the limit.</param>
    public KubernetesApi(k8s.Kubernetes client, TimeSpan limit, TimeProvider time)
    {
        _client = client;
        _limit = limit;
        _time = time;
    }

    /// <inheritdoc/>
    public Task<ApiReply> GetAsync(ObjectRef target, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, target.Path, content: null, cancellationToken);

    /// <inheritdoc/>
    public Task<ApiReply> ListAsync(ResourcePath resource, string ns, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, resource.In(ns), content: null, cancellationToken);

    /// <inheritdoc/>
    public Task<ApiReply> ListLabelledAsync(ResourcePath resource, string ns, string label, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"{resource.In(ns)}?labelSelector={Uri.EscapeDataString(label)}", content: null, cancellationToken);

    /// <inheritdoc/>
    public Task<ApiReply> PatchAsync(ObjectRef target, JsonArray operations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operations);
        return SendAsync(
            HttpMethod.Patch, $"{target.Path}?fieldManager={FieldManager}", Json(operations, "application/json-patch+json"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ApiReply> CreateAsync(ObjectRef target, JsonObject value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        return SendAsync(
            HttpMethod.Post, $"{target.Resource.In(target.Namespace)}?fieldManager={FieldManager}", Json(value, "application/json"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ApiReply> DeleteAsync(ObjectRef target, string uid, string? version, CancellationToken cancellationToken)
    {
        var preconditions = new JsonObject { ["uid"] = uid };
        if (version is not null)
        {
            preconditions["resourceVersion"] = version;
        }

        var options = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "DeleteOptions",
            ["propagationPolicy"] = "Background",
            ["preconditions"] = preconditions,
        };
        return SendAsync(HttpMethod.Delete, target.Path, Json(options, "application/json"), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ApiReply> DiscoverAsync(string group, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(group);
        return SendAsync(HttpMethod.Get, group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}", content: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ApiReply> ReviewAccessAsync(string verb, ResourcePath resource, string ns, CancellationToken cancellationToken)
    {
        var review = new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SelfSubjectAccessReview",
            ["spec"] = new JsonObject
            {
                ["resourceAttributes"] = new JsonObject
                {
                    ["namespace"] = ns,
                    ["verb"] = verb,
                    ["group"] = resource.Group,
                    ["version"] = resource.Version,
                    ["resource"] = resource.Plural,
                },
            },
        };
        return SendAsync(HttpMethod.Post, "apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Json(review, "application/json"), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WaitForChangeAsync(ObjectRef target, string resourceVersion, TimeSpan longest, CancellationToken cancellationToken)
    {
        int seconds = (int)Math.Ceiling(longest.TotalSeconds);
        string query = string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Resource.In(target.Namespace)}?watch=true&fieldSelector=metadata.name%3D{Uri.EscapeDataString(target.Name)}&resourceVersion={resourceVersion}&timeoutSeconds={seconds}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource timer = new(longest, _time);
        using CancellationTokenRegistration fired = timer.Token.Register(limit.Cancel);
        try
        {
            using HttpRequestMessage request = await RequestAsync(HttpMethod.Get, query, content: null, limit.Token).ConfigureAwait(false);
            using HttpResponseMessage response = await _client.HttpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            using Stream stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            byte[] first = new byte[1];
            _ = await stream.ReadAsync(first, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The longest wait is over; the caller reads anyway.
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A watch that cannot be had, or that ends early, is no news either; a short pause keeps it from spinning.
            await Task.Delay(TimeSpan.FromMilliseconds(500), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static ByteArrayContent Json(JsonNode body, string mediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(_client.BaseUri, path)) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_client.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return request;
    }

    private async Task<ApiReply> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource timer = new(_limit, _time);
        using CancellationTokenRegistration fired = timer.Token.Register(limit.Cancel);
        try
        {
            using HttpRequestMessage request = await RequestAsync(method, path, content, limit.Token).ConfigureAwait(false);
            using HttpResponseMessage response = await _client.HttpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return Reply(response, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiReply.NoAnswer(string.Create(CultureInfo.InvariantCulture, $"no answer within {_limit.TotalSeconds:0.###} s"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or k8s.Exceptions.KubernetesClientException)
        {
            return new ApiReply.NoAnswer(exception.Message);
        }
    }

    private static ApiReply Reply(HttpResponseMessage response, byte[] body)
    {
        JsonObject? content = Parse(body);
        int code = (int)response.StatusCode;
        if (code is >= 200 and < 300)
        {
            return content is null
                ? new ApiReply.NoAnswer("the answer is no JSON object")
                : new ApiReply.Done(content) { Warnings = Warnings(response) };
        }

        string message = (string?)content?["message"] ?? $"HTTP {code.ToString(CultureInfo.InvariantCulture)}";
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound => new ApiReply.NotFound(message),
            HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity => new ApiReply.Conflict(message),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new ApiReply.Busy(message, response.Headers.RetryAfter?.Delta),
            _ when code >= 500 => new ApiReply.NoAnswer(message),
            _ => new ApiReply.Refused(code, message),
        };
    }

    private static List<string> Warnings(HttpResponseMessage response)
    {
        var warnings = new List<string>();
        foreach (WarningHeaderValue warning in response.Headers.Warning)
        {
            warnings.Add(warning.Text.Trim('"'));
        }

        return warnings;
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
