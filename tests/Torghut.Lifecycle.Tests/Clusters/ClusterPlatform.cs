using NodaTime;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Monitoring;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Pauses;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>A platform whose apply points the cluster's workloads at the run, through the production code of the control plane.</summary>
internal sealed class ClusterPlatform : ISimulationPlatform
{
    private static readonly RuntimeNames Names = new("torghut", "torghut-ta-sim-config", "torghut-ta-sim", "torghut-sim");

    private readonly SimulatedProcess _process;
    private readonly ClusterScene _scene;
    private readonly IKubernetesApi _api;
    private readonly KubernetesRun _kubernetes;
    private readonly IAutomation _automation;
    private readonly ControlWeakness _weakness;

    public ClusterPlatform(SimulatedProcess process, ClusterScene scene, ControlWeakness weakness)
    {
        _process = process;
        _scene = scene;
        _weakness = weakness;
        IKubernetesApi api = new ProcessApi(process, scene);
        _api = weakness == ControlWeakness.NoBarrier ? new WithoutBarrierApi(api) : api;
        ArgocdSection section = Section(scene, weakness);
        _kubernetes = new KubernetesRun(
            _api, Names.Namespace, process.Identity(SimulatedWorld.FolderOf(process.RunId).Root), section, process.Clock);
        var timeouts = ArgoTimeouts.Within(TimeSpan.FromSeconds(section.VerifyTimeoutSeconds));
        _automation = weakness == ControlWeakness.NoSettle
            ? new ArgoAutomation(_api, section, timeouts with { Settle = TimeSpan.Zero }, process.Clock, process.RunId)
            : _kubernetes.Automation!;
    }

    public string Name => "cluster in a simulated world";

    /// <summary>What of Argo CD runs are about.</summary>
    public static ArgocdSection Section(ClusterScene scene, ControlWeakness weakness) => new()
    {
        ManageAutomation = true,
        RootAppName = scene.HasRoot && weakness != ControlWeakness.NoRootFreeze ? "root" : null,
    };

    public IReadOnlyDictionary<string, string> DescribeStores(RunDefinition run) => new Dictionary<string, string>();

    public Task<InputInspection> InspectInputAsync(RunDefinition run, CancellationToken cancellationToken) => Task.FromResult(NoInput.Inspection);

    public bool HasPreparedInput(RunDefinition run, string cacheRoot, CancellationToken cancellationToken) => true;

    public Task<IPreparedInput> PrepareInputAsync(
        RunDefinition run, string cacheRoot, bool force, IProgressObserver observer, CancellationToken cancellationToken) =>
        Task.FromResult<IPreparedInput>(new NoInput());

    public IReadOnlyList<CachedInput> ListCachedInputs(string cacheRoot) => [];

    public bool RemoveCachedInput(string cacheRoot, string path) => false;

    public async Task<ReplayResult> ApplyAsync(ApplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var choreography = new RuntimeChoreography(_api, Names, _kubernetes.Values, _kubernetes.SecretName);
        IReadOnlyList<Obligation> plan = await choreography.PlanAsync(Settings(), cancellationToken).ConfigureAwait(false);
        await RuntimeChoreography.TakeAsync(plan, request.Mutations, cancellationToken).ConfigureAwait(false);
        TimeSpan replay = _process.World.Draws.Time(TimeSpan.FromMinutes(4), "replay", _process.Pid);
        await Pause.ForAsync(replay, _process.Clock, cancellationToken).ConfigureAwait(false);
        Instant end = request.Run.Window.End;
        return new ReplayResult
        {
            Records = 1,
            RecordsByRole = new Dictionary<TopicRole, long> { [TopicRole.Trades] = 1 },
            Signals = 1,
            Decisions = 1,
            Executions = 1,
            OrderEvents = 1,
            TcaMetrics = 1,
            LastSignal = end,
            Cursor = end,
            Elapsed = TimeSpan.FromSeconds(1),
        };
    }

    public Task<bool> HoldsReplayAsync(
        RunDefinition run, IReadOnlyDictionary<string, long> recordsByTopic, CancellationToken cancellationToken) => Task.FromResult(true);

    public ICompletionProbe OpenProbe(RunDefinition run, ReplayResult replay) => new EndedReplayProbe(replay);

    public RunStores OpenStores(RunFolder folder) => throw new NotSupportedException("the simulated report reads no stores");

    public RunControl ControlOf(RunFolder folder, RunDefinition? run)
    {
        RunControl control = _kubernetes.ToControl();
        return control with
        {
            Automation = new WatchedAutomation(_automation, _scene, _process.RunId),
            Copy = _weakness == ControlWeakness.NoJournalCopy ? null : control.Copy,
            CallLimit = TimeSpan.FromSeconds(90),

            // What it cancels goes on on another thread, and a seed would not be replayable; the watch has tests of its own.
            WatchEvery = TimeSpan.FromDays(30),
        };
    }

    private RuntimeSettings Settings() => new(
        new Dictionary<string, string> { ["TA_TRADES_TOPIC"] = $"torghut.sim.trades.v1.{_process.RunId}", ["TA_NEW"] = _process.RunId },
        new Dictionary<string, string> { ["TRADING_EXECUTION_ADAPTER"] = "simulation", ["DB_DSN"] = $"postgresql://sim@db/{_process.RunId}" },
        new Dictionary<string, string> { ["PGPASSWORD"] = $"the password of {_process.RunId}" });
}
