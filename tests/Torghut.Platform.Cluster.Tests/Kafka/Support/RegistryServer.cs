using System.Net;
using System.Text;
using System.Text.Json;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>The part of a schema registry's HTTP interface that is used, on loopback, with its two steps of deleting.</summary>
internal sealed class RegistryServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, List<string>> _subjects = [];
    private readonly HashSet<string> _deleted = [];
    private readonly Task _serving;

    public RegistryServer()
    {
        var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string Url { get; }

    public int? NextStatus { get; set; }

    public string? Authorization { get; private set; }

    public void Put(string subject, string body) => _subjects[subject] = [body];

    public string? Latest(string subject) => _subjects.TryGetValue(subject, out List<string>? versions) ? versions[^1] : null;

    public bool IsKnown(string subject) => _subjects.ContainsKey(subject) || _deleted.Contains(subject);

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                (int status, string body) = Answer(context.Request);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/vnd.schemaregistry.v1+json";
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private (int Status, string Body) Answer(HttpListenerRequest request)
    {
        Authorization = request.Headers["Authorization"];
        if (NextStatus is { } status)
        {
            NextStatus = null;
            return (status, "{\"error_code\":50001,\"message\":\"broken\"}");
        }

        string subject = Uri.UnescapeDataString(request.Url!.Segments[2].TrimEnd('/'));
        bool isThere = _subjects.ContainsKey(subject);
        switch (request.HttpMethod)
        {
            case "POST":
                using (var reader = new StreamReader(request.InputStream))
                {
                    Put(subject, reader.ReadToEnd());
                    return (200, "{\"id\":1}");
                }

            case "GET" when isThere:
                using (JsonDocument stored = JsonDocument.Parse(Latest(subject)!))
                {
                    return (200, "{\"subject\":\"s\",\"version\":1,\"id\":1," + stored.RootElement.GetRawText().Trim()[1..]);
                }

            case "DELETE" when request.QueryString["permanent"] == "true":
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
