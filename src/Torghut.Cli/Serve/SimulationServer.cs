using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Serve;

/// <summary>Serves what the runs left, for reading, until it is told to stop.</summary>
internal static class SimulationServer
{
    private const int AtOnce = 4;
    private const int Waiting = 64;

    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(5);

    /// <summary>Serves.</summary>
    /// <param name="options">How.</param>
    /// <param name="listening">Told the address once requests are answered.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Stops the server: requests in work are finished, for a few seconds.</param>
    /// <exception cref="SimulationException"><c>address_unavailable</c>: the address cannot be listened on.</exception>
    public static async Task RunAsync(ServeOptions options, Action<string> listening, TimeProvider time, CancellationToken cancellationToken)
    {
        WebApplication app = Build(options, time);
        await using (app.ConfigureAwait(false))
        {
            try
            {
                await app.StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception cause) when (cause is IOException or SocketException)
            {
                throw new SimulationException(
                    ExitCode.Usage, "address_unavailable", $"Cannot listen on {options.Address}:{options.Port}: {cause.Message}", cause)
                {
                    Hint = "Choose another with --port; 0 takes a free one.",
                };
            }

            listening(app.Urls.First());
            await WaitAsync(cancellationToken).ConfigureAwait(false);
            using var limit = new CancellationTokenSource(s_stopLimit);
            await app.StopAsync(limit.Token).ConfigureAwait(false);
        }
    }

    private static async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private static WebApplication Build(ServeOptions options, TimeProvider time)
    {
        // Nothing of the working folder or the environment decides how the server works.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        IServiceCollection services = builder.Services;
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.AddRoutingCore();
        services.AddProblemDetails();
        services.AddOpenApi(openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "torghut-sim serve";
            document.Info.Description = "What the simulations left, for reading. Failures are problem documents (RFC 9457) with a code.";
            document.Servers = [];
            return Task.CompletedTask;
        }));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Converters.Add(new SnakeCaseEnumConverter<RunPhase>());
            json.SerializerOptions.Converters.Add(new SnakeCaseEnumConverter<PhaseStatus>());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServeJson.Default);
        });
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = AllowedHosts(options));
        services.AddHostFiltering(static _ => { });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static _ => RateLimitPartition.GetConcurrencyLimiter(
                string.Empty, static _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting }));
        });

        WebApplication app = builder.Build();
        app.UseHostFiltering();
        app.UseStatusCodePages();
        app.Use(static (context, next) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-cache";
            return next(context);
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.MapOpenApi("/openapi/{documentName}.json");
        new Endpoints(options, time).Map(app);
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, ServeOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 256;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Listen(options.Address, options.Port);
    }

    /// <summary>A page of elsewhere whose name resolves to this machine must not read what is served.</summary>
    private static List<string> AllowedHosts(ServeOptions options)
    {
        if (options.Hosts.Contains("*", StringComparer.Ordinal))
        {
            return ["*"];
        }

        string address = options.Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{options.Address}]" : options.Address.ToString();
        List<string> hosts = [address, .. options.Hosts];
        if (IPAddress.IsLoopback(options.Address))
        {
            hosts.Add("localhost");
        }

        return hosts;
    }
}
