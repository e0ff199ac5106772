using Torghut.ControlPlane.Tests.Support;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Live;

/// <summary>
/// What a run does to a cluster, over HTTP and in real time: against the rig, and against the cluster of <c>KUBECONFIG</c> when
/// <see cref="LiveCluster.ManifestVariable"/> names a manifest. <c>docs/playbook.md</c> says how.
/// </summary>
public sealed class LiveClusterTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-live-").FullName;
    private readonly string _runId = $"live-{Guid.NewGuid():N}"[..13];
    private LiveCluster _cluster = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await LiveCluster.OpenAsync(_folder, Token);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task All_that_a_run_does_is_allowed() => Assert.Empty(await Permissions.MissingAsync(
        _cluster.Api, _cluster.Runtime.Namespace, _cluster.Argocd.ApplicationSetNamespace, rollouts: null, Token));

    [Fact]
    public async Task Automation_is_taken_away_and_proven_workloads_are_patched_and_everything_is_given_back()
    {
        IReadOnlyDictionary<string, string> before = await _cluster.SpecificationsAsync(Token);
        using Process process = Open();

        AutomationProof proof = await process.TakeAutomationAsync();
        Assert.True(proof.Holds, proof.Reason);
        Assert.Equal(_cluster.Argocd.Canary is null ? "ordered" : "proven", proof.Code);
        Assert.All(proof.Evidence.Where(seen => seen.Step != "settle"), seen => Assert.NotNull(seen.ResourceVersion));
        IReadOnlyList<Obligation> plan = await process.PlanWorkloadsAsync();
        await RuntimeChoreography.TakeAsync(plan, process.Mutations, Token);
        IReadOnlyDictionary<string, string> held = await _cluster.SpecificationsAsync(Token);
        AutomationProof later = await process.Control.Automation!.CheckQuietAsync(Token);
        UnwindResult unwound = await process.UnwindAsync();
        AutomationProof restored = await process.Control.Automation.ProveRestoredAsync([], process.Mutations, Token);

        Assert.True(later.Holds, later.Reason);
        Assert.Contains(held, item => item.Value.Contains(_runId, StringComparison.Ordinal));
        Assert.DoesNotContain(held, item => item.Value.Contains("a-secret-text", StringComparison.Ordinal));
        Assert.Empty(unwound.Unrestored);
        Assert.True(restored.Holds, restored.Reason);
        Assert.Equal(before, await _cluster.SpecificationsAsync(Token));
        Assert.True(await _cluster.IsCleanAsync(_runId, Token));
    }

    [Fact]
    public async Task What_a_dead_run_left_is_put_back_from_the_clusters_journal_alone()
    {
        IReadOnlyDictionary<string, string> before = await _cluster.SpecificationsAsync(Token);
        string identity;
        using (Process dead = Open())
        {
            identity = await dead.TakeSurfaceAsync();
            Assert.True((await dead.TakeAutomationAsync()).Holds);
        }

        var guard = new SurfaceGuard(_cluster.Api, _cluster.Runtime.Namespace, new SilentProgress(), TimeProvider.System) { ForceUnlock = identity };
        GuardOutcome outcome = Assert.Single(await guard.LookAfterAsync(Path.Combine(_folder, "guard"), Token));

        Assert.True(outcome.State == GuardState.Restored, $"{outcome} {string.Join("; ", outcome.Unrestored.Select(thing => thing.Problem))}");
        Assert.Equal(before, await _cluster.SpecificationsAsync(Token));
        Assert.True(await _cluster.IsCleanAsync(_runId, Token));
    }

    private Process Open() => new(_cluster, _runId, Directory.CreateDirectory(Path.Combine(_folder, "run")).FullName);

    /// <summary>One process of a run.</summary>
    private sealed class Process : IDisposable
    {
        private readonly LiveCluster _cluster;
        private readonly KubernetesRun _run;
        private readonly HolderIdentity _self;
        private readonly ObligationJournal _journal;
        private readonly RestoreLimits _limits = new() { PerThing = TimeSpan.FromMinutes(10), PerCall = TimeSpan.FromSeconds(30) };

        public Process(LiveCluster cluster, string runId, string folder)
        {
            _cluster = cluster;
            _self = HolderIdentity.OfThisProcess(runId, folder, TimeProvider.System.GetUtcNow());
            _run = new KubernetesRun(cluster.Api, cluster.Runtime.Namespace, _self, cluster.Argocd, TimeProvider.System);
            Control = _run.ToControl() with
            {
                Automation = new ArgoAutomation(cluster.Api, cluster.Argocd, cluster.Timeouts, TimeProvider.System, runId),
            };
            _journal = ObligationJournal.Open(new RunFolder(folder), TimeProvider.System);
            Mutations = new PledgedMutations(_journal, Control, _limits, TimeProvider.System, _ => Task.CompletedTask);
        }

        public RunControl Control { get; }

        public PledgedMutations Mutations { get; }

        public async Task<AutomationProof> TakeAutomationAsync()
        {
            AutomationPlan plan = await Control.Automation!.PlanAsync(Token);
            Assert.True(plan is AutomationPlan.Switches, plan.ToString());
            foreach (Obligation obligation in ((AutomationPlan.Switches)plan).Obligations)
            {
                await Mutations.PerformAsync(obligation, Token);
                AutomationProof confirmed = await Control.Automation.ConfirmSwitchAsync(obligation, Mutations, Token);
                Assert.True(confirmed.Holds, confirmed.Reason);
            }

            return await Control.Automation.ProveQuietAsync(Mutations, Token);
        }

        public Task<IReadOnlyList<Obligation>> PlanWorkloadsAsync()
        {
            var names = new RuntimeNames(
                _cluster.Runtime.Namespace, _cluster.Runtime.TaConfigMap, _cluster.Runtime.TaDeployment, _cluster.Runtime.TorghutService);
            var settings = new RuntimeSettings(
                new Dictionary<string, string> { ["TA_GROUP_ID"] = $"torghut-ta-sim-{_self.RunId}" },
                new Dictionary<string, string> { ["TRADING_SIMULATION_RUN_ID"] = _self.RunId },
                new Dictionary<string, string> { ["TORGHUT_SIM_PROBE"] = "a-secret-text" });
            return new RuntimeChoreography(_cluster.Api, names, _run.Values, _run.SecretName).PlanAsync(settings, Token);
        }

        /// <summary>Takes the Lease; its identity.</summary>
        public async Task<string> TakeSurfaceAsync()
        {
            var lease = new Obligation
            {
                Id = "surface-lock",
                Kind = ISurfaceLock.Kind,
                Target = _run.Surface.Surface,
                Scope = ObligationScope.Surface,
                Intended = _self.RunId,
                ManualCommand = $"kubectl -n {_cluster.Runtime.Namespace} delete lease torghut-simulation",
            };
            Assert.IsType<SurfaceReading.Free>(await _run.Surface.ReadAsync(Token));
            Assert.IsType<MutationResult.Applied>(await _run.Surface.AcquireAsync(_journal.Pledge(lease), _self, version: null, Token));
            _journal.Performed(lease);
            return Platform.Cluster.Kubernetes.Surface.HolderText.Short(_self);
        }

        public Task<UnwindResult> UnwindAsync() =>
            new ObligationUnwinder(_journal, Control, _limits, new SilentProgress(), TimeProvider.System).UnwindAllAsync(CancellationToken.None);

        public void Dispose() => _journal.Dispose();
    }
}
