using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>
/// An API server over a <see cref="ClusterStore"/>, on a loopback port of its own. Real <c>kubectl</c> and client libraries
/// talk to it.
/// </summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _host;

    private ApiServer(WebApplication host, string address, RequestLog log)
    {
        _host = host;
        Address = address;
        Log = log;
    }

    /// <summary>Base address, for example <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; }

    /// <summary>Every request so far.</summary>
    public RequestLog Log { get; }

    /// <summary>A kubeconfig that reaches the server.</summary>
    public string Kubeconfig(string ns) =>
        $"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: rig
          cluster:
            server: {Address}
        contexts:
        - name: rig
          context:
            cluster: rig
            namespace: {ns}
            user: rig
        current-context: rig
        users:
        - name: rig
          user:
            token: rig

        """;

    /// <summary>Starts a server.</summary>
    /// <param name="store">The cluster.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<ApiServer> StartAsync(ClusterStore store, ApiServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                if (options.Certificate is X509Certificate2 certificate)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        WebApplication host = builder.Build();
        var log = new RequestLog();
        var handler = new RequestHandler(store, options, log);
        host.Run(handler.HandleAsync);
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        string address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new ApiServer(host, address, log);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _host.StopAsync(limit.Token).ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
    }
}
