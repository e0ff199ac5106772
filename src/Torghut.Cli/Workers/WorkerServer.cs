using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Torghut.Cli.Serve;
using Torghut.Platform.Cluster.Workers.Hosting;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Workers;

/// <summary>Answers whether a worker lives and whether it is ready.</summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;

    private WorkerServer(WebApplication app) => _app = app;

    /// <summary>Where requests are answered.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Starts to answer.</summary>
    /// <exception cref="SimulationException"><c>address_unavailable</c> (exit code 2).</exception>
    public static async Task<WorkerServer> StartAsync(WorkerOptions options, IWorker worker, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddRoutingCore();
        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapGet("/healthz", () => Answer(WorkerDocument.Of(worker), isGood: true));
        app.MapGet("/readyz", () => Answer(WorkerDocument.Of(worker), worker.IsReady));
        app.MapGet("/metrics", () => Results.Text(MetricsText.Write(worker), "text/plain; version=0.0.4"));
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new WorkerServer(app);
        }
        catch (Exception cause) when (cause is IOException or SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new SimulationException(
                ExitCode.Usage, "address_unavailable", $"Cannot listen on {options.Address}:{options.Port}: {cause.Message}", cause)
            {
                Hint = "Choose another with --port; 0 takes a free one.",
            };
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await _app.StopAsync(limit.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static IResult Answer(WorkerDocument document, bool isGood) => Results.Json(
        document, WorkerJson.Default.WorkerDocument, statusCode: isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
