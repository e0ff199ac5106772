using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>
/// A Kubernetes with Argo CD, Flink's operator and Knative in front of the servers: controllers that bring automation back,
/// workers in its pods, and a kubeconfig by which the program reaches it.
/// </summary>
internal sealed class ManagedWorld : IDisposable
{
    private readonly ProductWorld _cluster;
    private readonly ApiServer _api;
    private readonly bool _isAutomatic;

    /// <summary>Starts it.</summary>
    /// <param name="postgres">Ledger.</param>
    /// <param name="clickHouse">Signals.</param>
    /// <param name="isAutomatic">Whether Argo CD brings everything back that is changed, and is itself managed by a root that does.</param>
    /// <param name="isSeeded">Whether there is a day in Kafka.</param>
    public ManagedWorld(PostgresServer postgres, ClickHouseServer clickHouse, bool isAutomatic = true, bool isSeeded = true)
    {
        _isAutomatic = isAutomatic;
        Servers = new ClusterWorld(postgres, clickHouse, isSeeded);
        var options = new ProductWorldOptions { AnalysisStore = $"{clickHouse.Url.ToString().TrimEnd('/')}/torghut" };
        _cluster = new ProductWorld(TimeProvider.System, isAutomatic ? options : options with { HasRoot = false, Automation = "manual" });
        Workloads = new RigWorkloads(_cluster, Servers.Folder);
        _api = ApiServer.StartAsync(_cluster.Store, new ApiServerOptions(), CancellationToken.None).GetAwaiter().GetResult();
        string kubeconfig = Path.Combine(Servers.Folder, "kubeconfig");

        // The client library takes no user without credentials.
        File.WriteAllText(kubeconfig, _api.Kubeconfig(ProductWorld.ServiceKey.Namespace).Replace("user: {}", "user: { token: rig }", StringComparison.Ordinal));
        Servers.Variables["KUBECONFIG"] = kubeconfig;
        Settle();
        Before = _cluster.Specifications();
    }

    public ClusterWorld Servers { get; }

    public RigWorkloads Workloads { get; }

    /// <summary>Specifications and data of every object before any run.</summary>
    public IReadOnlyDictionary<string, string> Before { get; }

    /// <summary>Writes a manifest of a run that manages the workloads, and Argo CD above them.</summary>
    /// <param name="extra">More sections.</param>
    public string Manifest(string extra = "") => Servers.Manifest("managed.yaml", $"{Automation}\n{extra}", runtime: "manage: kubernetes");

    /// <summary>The manifest's section about Argo CD.</summary>
    public string Automation => _isAutomatic ? "argocd: { manage_automation: true, root_app_name: root }" : "argocd: { manage_automation: false }";

    /// <summary>Specifications and data of every object now.</summary>
    public IReadOnlyDictionary<string, string> Now => _cluster.Specifications();

    /// <summary>Whether the cluster is in a run's hands.</summary>
    public bool IsTaken => _cluster.Store.List(ResourceKinds.Lease, null).Items.Count > 0;

    /// <summary>Every object of the cluster is as it was, nothing of a run is on any server, and no worker is left.</summary>
    public void AssertRestored(string token)
    {
        Assert.Equal(Before, _cluster.Specifications());
        Assert.Empty(_cluster.Store.List(ResourceKinds.Lease, null).Items);
        foreach (ResourceKind kind in ResourceKinds.All)
        {
            foreach (JsonObject item in _cluster.Store.List(kind, null).Items)
            {
                Assert.DoesNotContain("simulation.torghut/", item["metadata"]!.ToJsonString(), StringComparison.Ordinal);
            }
        }

        Servers.AssertNothingLeft(token);
        Assert.Equal(0, Workloads.Count);
    }

    public void Dispose()
    {
        Workloads.Dispose();
        _cluster.Dispose();
        _api.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        Servers.Dispose();
    }

    /// <summary>Until Argo CD has made the Applications and the workloads have come up.</summary>
    private void Settle()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!IsAtRest())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "the cluster does not come to rest");
            Thread.Sleep(50);
        }
    }

    private bool IsAtRest() =>
        (!_isAutomatic || (string?)Status(ProductWorld.ApplicationKey)?["sync"]?["status"] == "Synced")
        && (string?)Status(ProductWorld.FlinkKey)?["lifecycleState"] == "STABLE"
        && Status(ProductWorld.ServiceKey)?["traffic"] is JsonArray;

    private JsonNode? Status(ObjectKey key) => _cluster.Store.Get(key).Object?["status"];
}
