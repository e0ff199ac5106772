using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Torghut.Platform.Review.Tests.Server;

/// <summary>A chat-completions server on the loopback interface that does what a test tells it, over real HTTP.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ReceivedCall> _calls = new();

    private ScriptedServer(WebApplication application) => _application = application;

    /// <summary>Calls so far, in order.</summary>
    public IReadOnlyList<ReceivedCall> Calls => [.. _calls];

    /// <summary>Address for manifests.</summary>
    public string BaseUrl => _application.Urls.Single() + "/v1";

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers a call, given its number from 0.</param>
    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, ReceivedCall, int, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<KestrelServerOptions>(options => options.AllowSynchronousIO = false);
        WebApplication application = builder.Build();
        var server = new ScriptedServer(application);
        application.MapPost("/v1/chat/completions", async context =>
        {
            ReceivedCall call = await ReceivedCall.ReadAsync(context.Request);
            int number;
            lock (server._calls)
            {
                number = server._calls.Count;
                server._calls.Enqueue(call);
            }

            await answer(context, call, number);
        });
        await application.StartAsync();
        return server;
    }

    /// <summary>A server that always says the same.</summary>
    public static Task<ScriptedServer> SayingAsync(string text) => StartAsync((context, _, _) => Completion.WriteAsync(context, text));

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _application.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Calls that hang on purpose are cut.
        }

        await _application.DisposeAsync();
    }
}
