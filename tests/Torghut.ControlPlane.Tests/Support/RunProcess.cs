using Microsoft.Extensions.Time.Testing;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Restoring;

namespace Torghut.ControlPlane.Tests.Support;

/// <summary>One process of the program over a world: its journal on disk, its copy in the cluster, its lock.</summary>
internal sealed class RunProcess : IDisposable
{
    public static readonly RuntimeNames Names = new("torghut", "torghut-ta-sim-config", "torghut-ta-sim", "torghut-sim");

    private readonly FakeTimeProvider _time;
    private readonly string _root;
    private readonly Recorder _recorder = new();

    public RunProcess(ProductWorld world, FakeTimeProvider time, string root, int pid = 1, string runId = "run-1", ArgocdSection? argocd = null, bool keepsCopy = true)
    {
        _time = time;
        _root = root;
        Api = new StoreApi(world.Store);
        Self = new HolderIdentity
        {
            Pid = pid,
            Host = "machine",
            BootId = "boot",
            ProcessStartTicks = pid,
            RunId = runId,
            Since = time.GetUtcNow(),
            RunFolder = root,
        };
        Run = new KubernetesRun(Api, "torghut", Self, argocd, time);
        Choreography = new RuntimeChoreography(Api, Names, Values, Run.SecretName);
        Control = keepsCopy ? Run.ToControl() : Run.ToControl() with { Copy = null };
        Journal = ObligationJournal.Open(new RunFolder(root), time);
        Mutations = new PledgedMutations(Journal, Control, Limits, time, _ => Task.CompletedTask);
    }

    public StoreApi Api { get; }

    public HolderIdentity Self { get; }

    public KubernetesRun Run { get; }

    public SealedValues Values => Run.Values;

    public RuntimeChoreography Choreography { get; }

    public RunControl Control { get; }

    public ObligationJournal Journal { get; }

    public PledgedMutations Mutations { get; }

    public RestoreLimits Limits { get; } = new() { PerThing = TimeSpan.FromMinutes(5) };

    public IProgressObserver Observer => _recorder;

    public IReadOnlyList<string> Notes => _recorder.Notes;

    public UnwindResult Unwind() => Finish(
        new ObligationUnwinder(Journal, Control, Limits, _recorder, _time).UnwindAllAsync(CancellationToken.None));

    public T Finish<T>(Task<T> work)
    {
        for (int i = 0; !work.IsCompleted; i++)
        {
            Assert.True(i < 100_000, "the work does not end");
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return work.GetAwaiter().GetResult();
    }

    public void Finish(Task work) => Finish(Wrapped(work));

    /// <summary>Takes automation away as a run does.</summary>
    public AutomationProof TakeAutomation()
    {
        var plan = Assert.IsType<AutomationPlan.Switches>(Finish(Run.Automation!.PlanAsync(CancellationToken.None)));
        foreach (Obligation obligation in plan.Obligations)
        {
            Finish(Mutations.PerformAsync(obligation, CancellationToken.None));
            Assert.True(Finish(Run.Automation.ConfirmSwitchAsync(obligation, Mutations, CancellationToken.None)).Holds);
        }

        return Finish(Run.Automation.ProveQuietAsync(Mutations, CancellationToken.None));
    }

    /// <summary>Takes the surface's lock as a run does.</summary>
    public MutationResult TakeSurface()
    {
        var obligation = new Obligation
        {
            Id = "surface-lock",
            Kind = ISurfaceLock.Kind,
            Target = Run.Surface.Surface,
            Scope = ObligationScope.Surface,
            Intended = Self.RunId,
            ManualCommand = "none",
        };
        string? version = Finish(Run.Surface.ReadAsync(CancellationToken.None)) is SurfaceReading.Free free ? free.Version : null;
        return Finish(Run.Surface.AcquireAsync(Journal.Pledge(obligation), Self, version, CancellationToken.None));
    }

    /// <summary>The process ends without a word; another one of the run can begin.</summary>
    public RunProcess Restart(ProductWorld world, int pid = 2)
    {
        Journal.Dispose();
        return new RunProcess(world, _time, _root, pid, Self.RunId);
    }

    public void Dispose() => Journal.Dispose();

    private static async Task<bool> Wrapped(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }

    private sealed class Recorder : IProgressObserver
    {
        public List<string> Notes { get; } = [];

        public void Progressed(in ProgressSample sample)
        {
        }

        public void Noted(NoteLevel level, string code, string message) => Notes.Add($"{code}: {message}");
    }
}
