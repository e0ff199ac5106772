using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Registry;

/// <summary>A schema registry, by its HTTP interface.</summary>
public sealed class SchemaRegistry : IDisposable
{
    private const int SubjectNotFound = 40401;
    private const int VersionNotFound = 40402;
    private const int SchemaNotFound = 40403;
    private static readonly MediaTypeHeaderValue Json = new("application/vnd.schemaregistry.v1+json");

    private readonly HttpClient _client;

    /// <summary>Uses a registry.</summary>
    /// <param name="url">Address; user and password may stand in it.</param>
    public SchemaRegistry(string url)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        var address = new UriBuilder(url.TrimEnd('/') + "/");
        string credentials = address.UserName.Length > 0 ? $"{Uri.UnescapeDataString(address.UserName)}:{Uri.UnescapeDataString(address.Password)}" : "";
        (address.UserName, address.Password) = ("", "");
        _client = new HttpClient { BaseAddress = address.Uri, Timeout = TimeSpan.FromSeconds(20) };
        if (credentials.Length > 0)
        {
            _client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }

        Url = address.Uri.ToString();
    }

    /// <summary>Address, without user and password.</summary>
    public string Url { get; }

    /// <summary>Subject of a topic's values.</summary>
    public static string ValueSubject(string topic) => topic + "-value";

    /// <summary>The latest schema of a subject; null where it has none.</summary>
    public Task<RegisteredSchema?> LatestAsync(string subject, CancellationToken cancellationToken) =>
        ReadAsync($"subjects/{Uri.EscapeDataString(subject)}/versions/latest", $"subject {subject}", cancellationToken);

    /// <summary>A version of a subject's schema; null where there is none.</summary>
    public Task<RegisteredSchema?> VersionAsync(string subject, int version, CancellationToken cancellationToken) => ReadAsync(
        string.Create(CultureInfo.InvariantCulture, $"subjects/{Uri.EscapeDataString(subject)}/versions/{version}"), $"subject {subject}", cancellationToken);

    /// <summary>The schema with an id; null where there is none.</summary>
    public Task<RegisteredSchema?> ByIdAsync(int id, CancellationToken cancellationToken) => ReadAsync(
        string.Create(CultureInfo.InvariantCulture, $"schemas/ids/{id}"), string.Create(CultureInfo.InvariantCulture, $"schema {id}"), cancellationToken);

    /// <summary>Registers a schema for a subject; registering the same again changes nothing.</summary>
    public async Task RegisterAsync(string subject, RegisteredSchema schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"subjects/{Uri.EscapeDataString(subject)}/versions")
        {
            Content = new ByteArrayContent(schema.ToRequest()) { Headers = { ContentType = Json } },
        };
        (HttpStatusCode status, string body) = await SendAsync(request, $"subject {subject}", cancellationToken).ConfigureAwait(false);
        Require(status, body, $"registering subject {subject}");
    }

    /// <summary>Deletes a subject for good; harmless where there is none.</summary>
    public async Task DeleteAsync(string subject, CancellationToken cancellationToken)
    {
        // A registry deletes for good only what it has deleted before.
        foreach (string query in (string[])["", "?permanent=true"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"subjects/{Uri.EscapeDataString(subject)}{query}");
            (HttpStatusCode status, string body) = await SendAsync(request, $"subject {subject}", cancellationToken).ConfigureAwait(false);
            if (status != HttpStatusCode.NotFound)
            {
                Require(status, body, $"deleting subject {subject}");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<RegisteredSchema?> ReadAsync(string path, string what, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        (HttpStatusCode status, string body) = await SendAsync(request, what, cancellationToken).ConfigureAwait(false);
        if (status == HttpStatusCode.NotFound && CodeOf(body) is SubjectNotFound or VersionNotFound or SchemaNotFound or null)
        {
            return null;
        }

        Require(status, body, $"reading {what}");
        using JsonDocument document = Parse(body);
        JsonElement root = document.RootElement;
        return new RegisteredSchema(
            root.GetProperty("schema").GetString()!,
            root.TryGetProperty("schemaType", out JsonElement type) ? type.GetString() : null,
            root.TryGetProperty("references", out JsonElement references) && references.GetArrayLength() > 0 ? references.GetRawText() : null)
        {
            Id = root.TryGetProperty("id", out JsonElement id) ? id.GetInt32() : null,
        };
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request, string what, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new SimulationException(
                ExitCode.Failed, "schema_registry_unavailable", $"Schema registry {Url}, {what}: no answer: {e.Message}", e)
            {
                Hint = "Check schema_registry.url.",
            };
        }
    }

    private void Require(HttpStatusCode status, string body, string doing)
    {
        if ((int)status is >= 200 and < 300)
        {
            return;
        }

        bool isDenied = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        bool isTransient = (int)status >= 500 || status == HttpStatusCode.TooManyRequests;
        throw new SimulationException(
            ExitCode.Failed,
            isTransient ? "schema_registry_unavailable" : isDenied ? "schema_registry_access_denied" : "schema_registry_refused",
            $"Schema registry {Url}, {doing}: {(int)status} {body}");
    }

    private static int? CodeOf(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty("error_code", out JsonElement code) ? code.GetInt32() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonDocument Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw new SimulationException(ExitCode.Failed, "schema_registry_refused", $"Schema registry {Url}: the answer is no JSON.", e);
        }
    }
}
