using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>The part of a schema registry's HTTP interface that is used, on loopback, with its two steps of deleting.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly Dictionary<string, List<string>> _subjects = [];
    private readonly HashSet<string> _deleted = [];
    private readonly List<string> _schemas = [];
    private readonly WebApplication _application;

    public RegistryServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(ServeAsync);
        _application.Start();
        Url = _application.Urls.Single();
    }

    public string Url { get; }

    public int? NextStatus { get; set; }

    public string? Authorization { get; private set; }

    /// <summary>Ids that were asked for.</summary>
    public ConcurrentQueue<int> AskedIds { get; } = [];

    /// <summary>Puts a subject's only schema; equal schemas have one id, as in a registry.</summary>
    public int Put(string subject, string body)
    {
        _subjects[subject] = [body];
        return IdOf(body);
    }

    public string? Latest(string subject) => _subjects.TryGetValue(subject, out List<string>? versions) ? versions[^1] : null;

    public bool IsKnown(string subject) => _subjects.ContainsKey(subject) || _deleted.Contains(subject);

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        (int status, string body) = Answer(context.Request, await reader.ReadToEndAsync());
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/vnd.schemaregistry.v1+json";
        await context.Response.WriteAsync(body);
    }

    private (int Status, string Body) Answer(HttpRequest request, string sent)
    {
        Authorization = request.Headers.Authorization;
        if (NextStatus is { } status)
        {
            NextStatus = null;
            return (status, "{\"error_code\":50001,\"message\":\"broken\"}");
        }

        if (request.Path.StartsWithSegments("/schemas/ids", out PathString rest))
        {
            int id = int.Parse(rest.Value![1..], CultureInfo.InvariantCulture);
            AskedIds.Enqueue(id);
            return id > 0 && id <= _schemas.Count ? (200, _schemas[id - 1]) : (404, "{\"error_code\":40403,\"message\":\"Schema not found.\"}");
        }

        string subject = Uri.UnescapeDataString(request.Path.Value!.Split('/')[2]);
        bool isThere = _subjects.ContainsKey(subject);
        switch (request.Method)
        {
            case "POST":
                return (200, string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{Put(subject, sent)}}}"));

            case "GET" when isThere:
                using (JsonDocument stored = JsonDocument.Parse(Latest(subject)!))
                {
                    string id = IdOf(Latest(subject)!).ToString(CultureInfo.InvariantCulture);
                    return (200, "{\"subject\":\"s\",\"version\":1,\"id\":" + id + "," + stored.RootElement.GetRawText().Trim()[1..]);
                }

            case "DELETE" when request.Query["permanent"] == "true":
                return _deleted.Remove(subject) ? (200, "[1]") : (404, "{\"error_code\":40401}");
            case "DELETE" when isThere:
                _subjects.Remove(subject);
                _deleted.Add(subject);
                return (200, "[1]");
            default:
                return (404, "{\"error_code\":40401,\"message\":\"Subject not found.\"}");
        }
    }

    private int IdOf(string body)
    {
        lock (_schemas)
        {
            if (!_schemas.Contains(body))
            {
                _schemas.Add(body);
            }

            return _schemas.IndexOf(body) + 1;
        }
    }
}
