using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>A chat-completions server on the loopback interface that approves, and vetoes every third question.</summary>
public sealed class ChatServer : IDisposable
{
    private readonly WebApplication _application;
    private int _calls;

    public ChatServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(context => AnswerAsync(context, Interlocked.Increment(ref _calls) % 3 == 0 ? "veto" : "approve"));
        _application.Start();
        BaseUrl = _application.Urls.Single() + "/v1";
    }

    public string BaseUrl { get; }

    public int Calls => Volatile.Read(ref _calls);

    public void Dispose() => _application.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static async Task AnswerAsync(HttpContext context, string verdict)
    {
        string[] verdicts = ["approve", "veto", "adjust", "abstain", "escalate"];
        string probabilities = string.Join(',', verdicts.Select(each => $"\"{each}\":{(each == verdict ? "0.8" : "0.05")}"));
        string response = "{" + $"\"verdict\":\"{verdict}\",\"calibrated_probabilities\":{{{probabilities}}},\"rationale\":\"key {context.Request.Headers.Authorization}\","
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
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}
