using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>A chat-completions server on the loopback interface that approves, and vetoes every third question.</summary>
public sealed class ChatServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _calls;

    public ChatServer()
    {
        int port = FreePort();
        BaseUrl = $"http://127.0.0.1:{port}/v1";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string BaseUrl { get; }

    public int Calls => Volatile.Read(ref _calls);

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                await AnswerAsync(context, Interlocked.Increment(ref _calls) % 3 == 0 ? "veto" : "approve");
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The test is over, or the program went away.
            }
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context, string verdict)
    {
        string[] verdicts = ["approve", "veto", "adjust", "abstain", "escalate"];
        string probabilities = string.Join(',', verdicts.Select(each => $"\"{each}\":{(each == verdict ? "0.8" : "0.05")}"));
        string response = "{" + $"\"verdict\":\"{verdict}\",\"calibrated_probabilities\":{{{probabilities}}},\"rationale\":\"key {context.Request.Headers["Authorization"]}\","
            + """
              "confidence":0.8,"confidence_band":"high","uncertainty":{"score":0.2,"band":"low"},"adjusted_qty":null,
              "adjusted_order_type":null,"limit_price":null,"escalate_reason":null,"required_checks":[],"risk_flags":[]}
              """;
        string body = JsonSerializer.Serialize(new
        {
            id = "1",
            @object = "chat.completion",
            created = 1,
            model = "reviewer-1",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = response }, finish_reason = "stop" } },
            usage = new { prompt_tokens = 700, completion_tokens = 90, total_tokens = 790 },
        });
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}
