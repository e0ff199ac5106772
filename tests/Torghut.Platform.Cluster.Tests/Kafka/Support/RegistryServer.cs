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

    public void Put(string subject, string body) => _subjects[subject] = [body];

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

        string subject = Uri.UnescapeDataString(request.Path.Value!.Split('/')[2]);
        bool isThere = _subjects.ContainsKey(subject);
        switch (request.Method)
        {
            case "POST":
                Put(subject, sent);
                return (200, "{\"id\":1}");

            case "GET" when isThere:
                using (JsonDocument stored = JsonDocument.Parse(Latest(subject)!))
                {
                    return (200, "{\"subject\":\"s\",\"version\":1,\"id\":1," + stored.RootElement.GetRawText().Trim()[1..]);
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
}
