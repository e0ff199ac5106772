using System.Diagnostics;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>
/// An API server with Argo CD's and the workloads' controllers behind it, on the system's clock, and the killer of a program:
/// at its n-th write, before it is made or after, the program is killed with SIGKILL.
/// </summary>
internal sealed class ManagedCluster : IAsyncDisposable
{
    private readonly ProductWorld _world;
    private readonly ApiServer _server;
    private readonly Lock _gate = new();
    private RunningProgram? _victim;
    private int _writes;
    private int _last;
    private bool _isMade;

    private ManagedCluster(ProductWorld world, ApiServerOptions options, string kubeconfig)
    {
        _world = world;
        Kubeconfig = kubeconfig;
        _server = ApiServer.StartAsync(world.Store, options with { Cut = Cut }, CancellationToken.None).GetAwaiter().GetResult();
        File.WriteAllText(kubeconfig, _server.Kubeconfig("torghut"));
    }

    /// <summary>Path of a kubeconfig.</summary>
    public string Kubeconfig { get; }

    /// <summary>Writes of the program so far.</summary>
    public int Writes
    {
        get
        {
            lock (_gate)
            {
                return _writes;
            }
        }
    }

    /// <summary>Starts one, at rest.</summary>
    public static async Task<ManagedCluster> StartAsync(string kubeconfig, int seed, bool hasRoot, CancellationToken cancellationToken)
    {
        var world = new ProductWorld(TimeProvider.System, new ProductWorldOptions { Seed = seed, HasRoot = hasRoot });
        world.ApplicationBehavior.CompareTime = TimeSpan.FromMilliseconds(500);
        world.ApplicationBehavior.RefreshesOnOwnStatus = false;
        world.Workloads.Step = TimeSpan.FromMilliseconds(300);
        var cluster = new ManagedCluster(world, new ApiServerOptions(), kubeconfig);
        await Task.Delay(TimeSpan.FromSeconds(8), cancellationToken).ConfigureAwait(false);
        return cluster;
    }

    /// <summary>What a run must leave as it was.</summary>
    public IReadOnlyDictionary<string, string> Specifications() => _world.Specifications()
        .Where(item => !item.Key.StartsWith("leases/", StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>From now on a program is killed at its n-th write.</summary>
    public void KillAt(RunningProgram victim, int last, bool isMade)
    {
        lock (_gate)
        {
            (_victim, _last, _isMade) = (victim, last, isMade);
        }
    }

    /// <summary>No program is killed any more.</summary>
    public void Spare()
    {
        lock (_gate)
        {
            _victim = null;
        }
    }

    /// <summary>Someone edits the config map by hand.</summary>
    public void EditByHand() => _world.Store.Patch(
        ProductWorld.ConfigMapKey, PatchKind.Merge, JsonNode.Parse("""{"data":{"TA_TRADES_TOPIC":"by hand"}}"""), new WriteContext("kubectl-edit"));

    /// <summary>Pastes a command into a shell with the real <c>kubectl</c>.</summary>
    public void Paste(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["KUBECONFIG"] = Kubeconfig;
        start.Environment["HOME"] = Path.GetDirectoryName(Kubeconfig)!;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), command);
        Assert.True(process.ExitCode == 0, $"{command}: {error.Result}{output.Result}");
    }

    /// <summary>Marks, journals and Secrets of the program that are left.</summary>
    public IReadOnlyList<string> Traces() =>
    [
        .. ResourceKinds.All.Where(kind => kind != ResourceKinds.Lease).SelectMany(kind => _world.Store.List(kind, null).Items)
            .Where(item => (string?)item["metadata"]!["labels"]?["app.kubernetes.io/managed-by"] == "torghut-sim"
                || item["metadata"]!["annotations"]?.ToJsonString().Contains("simulation.torghut/", StringComparison.Ordinal) == true)
            .Select(item => $"{(string?)item["kind"]} {(string?)item["metadata"]!["name"]}"),
    ];

    public async ValueTask DisposeAsync()
    {
        _world.Dispose();
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private bool Cut(string manager, bool isMade)
    {
        RunningProgram victim;
        lock (_gate)
        {
            if (manager.StartsWith("kubectl", StringComparison.Ordinal))
            {
                return false;
            }

            _writes += isMade ? 0 : 1;
            if (_victim is null || _writes != _last || isMade != _isMade)
            {
                return _victim?.HasEnded == true;
            }

            victim = _victim;
        }

        victim.Kill();
        return true;
    }
}
