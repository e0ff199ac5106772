using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;

namespace Torghut.ControlPlane.Tests.Live;

/// <summary>
/// A cluster that is reached over HTTP, in real time. By default the rig: its API server and its controllers. With
/// <c>TORGHUT_CLUSTER_MANIFEST</c> the cluster of <c>KUBECONFIG</c>, with the workloads and the ApplicationSet that the
/// manifest names: they are changed for some minutes, and given back.
/// </summary>
internal sealed class LiveCluster : IAsyncDisposable
{
    /// <summary>Path of a manifest of <c>platform: cluster</c>.</summary>
    public const string ManifestVariable = "TORGHUT_CLUSTER_MANIFEST";

    private readonly ProductWorld? _world;
    private readonly ApiServer? _server;

    private LiveCluster(KubernetesApi api, RuntimeSection runtime, ArgocdSection argocd, (ProductWorld World, ApiServer Server)? rig)
    {
        Api = api;
        Runtime = runtime;
        Argocd = argocd;
        _world = rig?.World;
        _server = rig?.Server;

        // The rig's copies lag a second behind at most, and its root does not wait for minutes.
        Timeouts = rig is null ? ArgoTimeouts.Within(TimeSpan.FromSeconds(argocd.VerifyTimeoutSeconds)) : new ArgoTimeouts
        {
            Settle = TimeSpan.FromSeconds(3),
            CanaryHold = TimeSpan.FromSeconds(3),
            Hold = TimeSpan.FromSeconds(3),
            Poll = TimeSpan.FromMilliseconds(200),
        };
    }

    public KubernetesApi Api { get; }

    public RuntimeSection Runtime { get; }

    public ArgocdSection Argocd { get; }

    public ArgoTimeouts Timeouts { get; }

    public static async Task<LiveCluster> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(ManifestVariable) is { Length: > 0 } path)
        {
            ManifestLoadResult loaded = ManifestLoader.Load(path, Environment.GetEnvironmentVariable);
            SimulationManifest manifest = Assert.IsType<ManifestLoadResult.Loaded>(loaded).Manifest;
            return new LiveCluster(KubernetesConnection.Open(null, null, TimeProvider.System), manifest.Runtime, manifest.Argocd, rig: null);
        }

        var world = new ProductWorld(TimeProvider.System, new ProductWorldOptions());
        world.ApplicationBehavior.CompareTime = TimeSpan.FromMilliseconds(500);
        world.ApplicationBehavior.SyncTime = TimeSpan.FromMilliseconds(500);
        ApiServer server = await ApiServer.StartAsync(world.Store, new ApiServerOptions(), cancellationToken);
        string kubeconfig = Path.Combine(folder, "kubeconfig");

        // The client library refuses a user without any credentials.
        string text = server.Kubeconfig(ProductWorld.ServiceKey.Namespace).Replace("user: {}", "user: { token: rig }", StringComparison.Ordinal);
        await File.WriteAllTextAsync(kubeconfig, text, cancellationToken);
        var argocd = new ArgocdSection
        {
            ManageAutomation = true,
            RootAppName = "root",
            Canary = new CanarySection { Namespace = "torghut", Name = "torghut-ta-sim-config", Pointer = "/data/CANARY", Value = "sings" },
        };
        var cluster = new LiveCluster(KubernetesConnection.Open(kubeconfig, null, TimeProvider.System), new RuntimeSection(), argocd, (world, server));
        await cluster.RestAsync(cancellationToken);
        return cluster;
    }

    /// <summary>Specifications and data of all that a run may change, as canonical text by object.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SpecificationsAsync(CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (ObjectRef place in (ObjectRef[])[
            new(ResourcePath.ApplicationSets, Argocd.ApplicationSetNamespace, Argocd.ApplicationSetName),
            new(ResourcePath.ConfigMaps, Runtime.Namespace, Runtime.TaConfigMap),
            new(ResourcePath.FlinkDeployments, Runtime.Namespace, Runtime.TaDeployment),
            new(ResourcePath.KnativeServices, Runtime.Namespace, Runtime.TorghutService)])
        {
            Add(found, place.ToString(), Assert.IsType<ApiReply.Done>(await Api.GetAsync(place, cancellationToken)).Object);
        }

        ApiReply applications = await Api.ListAsync(ResourcePath.Applications, Argocd.ApplicationSetNamespace, cancellationToken);
        foreach (JsonNode? application in Assert.IsType<ApiReply.Done>(applications).Object["items"]!.AsArray())
        {
            Add(found, $"applications {(string?)application!["metadata"]!["name"]}", application.AsObject());
        }

        return found;
    }

    /// <summary>Whether nothing that runs keep is there.</summary>
    public async Task<bool> IsCleanAsync(string runId, CancellationToken cancellationToken) =>
        await Api.GetAsync(Platform.Cluster.Kubernetes.Surface.SurfaceNames.LeaseIn(Runtime.Namespace), cancellationToken) is ApiReply.NotFound
        && await Api.GetAsync(Platform.Cluster.Kubernetes.Surface.SurfaceNames.JournalOf(Runtime.Namespace, runId), cancellationToken) is ApiReply.NotFound
        && await Api.GetAsync(Platform.Cluster.Kubernetes.Surface.SurfaceNames.SecretOf(Runtime.Namespace, runId), cancellationToken) is ApiReply.NotFound;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        _world?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static void Add(SortedDictionary<string, string> found, string name, JsonObject value) =>
        found.Add(name, CanonicalJson.Of(value["spec"] ?? value["data"]) ?? string.Empty);

    /// <summary>Until Argo CD has made the Applications and the workloads have come up.</summary>
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; !IsAtRest(); i++)
        {
            Assert.True(i < 600, "the rig does not come to rest");
            await Task.Delay(100, cancellationToken);
        }
    }

    private bool IsAtRest() =>
        (string?)_world!.Store.Get(ProductWorld.ApplicationKey).Object?["status"]?["sync"]?["status"] == "Synced"
        && (string?)_world.Store.Get(ProductWorld.FlinkKey).Object?["status"]?["lifecycleState"] == "STABLE"
        && _world.Store.Get(ProductWorld.ServiceKey).Object?["status"]?["traffic"] is JsonArray;
}
