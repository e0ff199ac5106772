using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.Time;
using Torghut.Lifecycle.Tests.World;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Surface;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>A cluster with all its controllers on a world's clock, and what must always hold of it.</summary>
internal sealed class ClusterScene : IDisposable
{
    private static readonly HashSet<ObjectKey> Managed = [ProductWorld.ConfigMapKey, ProductWorld.FlinkKey, ProductWorld.ServiceKey, ProductWorld.SetKey];
    private static readonly string[] Roots = ["""{"prune":true,"selfHeal":true}""", """{"selfHeal":true}""", """{"enabled":true,"selfHeal":true}""", "{}"];

    private readonly SimulatedWorld _world;
    private SimulatedProcess? _writer;
    private string? _quiet;

    public ClusterScene(SimulatedWorld world)
    {
        _world = world;
        Draws draws = world.Draws;
        HasRoot = draws.OneIn(7000, "root");
        Cluster = new ProductWorld(new ProcessClock(world.Clock, static () => false), new ProductWorldOptions
        {
            Seed = draws.Below(int.MaxValue, "controllers"),
            HasRoot = HasRoot,
            RootAutomated = draws.OneIn(8500, "root automated") ? Roots[draws.Below(Roots.Length, "which root")] : null,
            Automation = draws.OneIn(8500, "automation") ? "auto" : "manual",
        });
        Cluster.ApplicationBehavior.CompareTime = TimeSpan.FromSeconds(Pick(draws, "compare", 2, 10, 60));
        Cluster.ApplicationBehavior.Lag = TimeSpan.FromSeconds(Pick(draws, "lag", 1, 5, 12));
        Cluster.ApplicationBehavior.SyncTime = TimeSpan.FromSeconds(Pick(draws, "sync", 2, 30, 60));
        Cluster.ApplicationBehavior.WritesBack = draws.OneIn(5000, "writes back");
        Cluster.ApplicationBehavior.RefreshesOnOwnStatus = draws.OneIn(1500, "refreshes on own status");
        Cluster.SetBehavior.StartDelay = TimeSpan.FromSeconds(Pick(draws, "set start", 1, 5, 20));
        Cluster.SetBehavior.CommitDelay = TimeSpan.FromSeconds(Pick(draws, "set commit", 1, 3, 10));
        world.Clock.Pass(TimeSpan.FromMinutes(2));
        if (HasRoot && draws.OneIn(4000, "root healed often"))
        {
            // Its next heal comes after minutes: whoever waits for less believes it quiet.
            As(null, () => Cluster.Store.Patch(
                ProductWorld.RootKey,
                PatchKind.Merge,
                JsonNode.Parse(
                    $$$"""
                    {"status":{"operationState":{"phase":"Succeeded","finishedAt":"{{{Cluster.Host.Now}}}","operation":{"sync":{"revision":"rev-{{{Cluster.Git.Revision}}}",
                     "autoHealAttemptsCount":{{{draws.Below(7, "heals")}}} } } } } }
                    """),
                new WriteContext("argocd-application-controller")));
        }

        Ledger = new OwedLedger(Cluster.Store);
        Before = Cluster.Specifications();
        Cluster.Store.Written += change => Note(change);
    }

    public ProductWorld Cluster { get; }

    public bool HasRoot { get; }

    public OwedLedger Ledger { get; }

    /// <summary>The specifications before anything happened.</summary>
    public IReadOnlyDictionary<string, string> Before { get; }

    /// <summary>How often somebody else changed something, or a controller stood still.</summary>
    public int Disturbances { get; private set; }

    /// <summary>A call of a process takes effect.</summary>
    public ApiReply Perform(SimulatedProcess process, string verb, ObjectRef target, Func<Task<ApiReply>> call)
    {
        if (verb is "patch" or "create" or "delete")
        {
            CheckFence(process, target);
        }

        return As(process, () => call().GetAwaiter().GetResult());
    }

    /// <summary>Somebody else does something.</summary>
    public void Disturb(string what, Action work)
    {
        Disturbances++;
        _quiet = null;
        _world.Trace(null, what);
        work();
    }

    /// <summary>A proof was given: until somebody changes a switch, nothing may be synced.</summary>
    public void BeginQuiet(string runId) => _quiet = runId;

    public void Dispose() => Cluster.Dispose();

    private static int Pick(Draws draws, string what, params ReadOnlySpan<int> of) => of[draws.Below(of.Length, what)];

    private T As<T>(SimulatedProcess? writer, Func<T> work)
    {
        (SimulatedProcess? before, _writer) = (_writer, writer);
        try
        {
            return work();
        }
        finally
        {
            _writer = before;
        }
    }

    private void Note(StoreEvent change)
    {
        IReadOnlyList<string> fields = Ledger.Note(change, _writer);
        if (fields.Count == 0)
        {
            return;
        }

        _world.Trace(_writer, $"changes {change.Key.Namespace}/{change.Key.Name}: {string.Join(", ", fields)}");
        if (_writer is not null && (change.Key == ProductWorld.SetKey || change.Key == ProductWorld.RootKey))
        {
            _quiet = null;
        }
        else if (_writer is null && _quiet is not null && Managed.Contains(change.Key))
        {
            _world.Violate($"Argo CD was proven quiet for {_quiet}, nobody changed a switch since, and it wrote {change.Key.Name}: {string.Join(", ", fields)}");
        }
    }

    /// <summary>Nothing that others see is changed while another run holds the Lease, unless the process was stopped in between.</summary>
    private void CheckFence(SimulatedProcess process, ObjectRef target)
    {
        if (process.WasPaused || target.Resource == ResourcePath.Leases || target.Resource == ResourcePath.ConfigMaps || target.Resource == ResourcePath.Secrets)
        {
            return;
        }

        JsonObject? lease = Cluster.Store.Get(new ObjectKey(ResourceKinds.Lease, "torghut", SurfaceNames.Lease)).Object;
        string? holder = (string?)lease?["spec"]?["holderIdentity"];
        string[] parts = holder?.Split('/') ?? [];
        if (parts.Length == 4 && parts[1] != $"{process.Pid}" && parts[2] != process.RunId)
        {
            _world.Violate($"{process.RunId}/{process.Pid} changes {target} while the Lease is held by {holder ?? "nobody"}");
        }
    }
}
