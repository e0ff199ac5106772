using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Simulation.Errors;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>The guard, as a process on a machine of its own that has no run folder.</summary>
internal sealed class GuardCommand(SimulatedWorld world, ClusterScene scene)
{
    public const string RunId = "guard";

    private SimulatedProcess? _process;

    public bool HasEnded => _process?.HasEnded == true;

    /// <summary>What it found; empty when it was killed.</summary>
    public IReadOnlyList<GuardOutcome> Outcomes { get; private set; } = [];

    /// <summary>Why it could not look; null when it could.</summary>
    public Exception? Failure { get; private set; }

    public void Start()
    {
        _process = world.Start(RunId);
        world.Trace(_process, "guard");
        _ = WorkAsync(_process);
    }

    private async Task WorkAsync(SimulatedProcess process)
    {
        try
        {
            string scratch = $"{SimulatedWorld.RunsFolder}/guard-{process.Pid}";
            process.Storage.CreateFolder(scratch);
            IKubernetesApi api = new ProcessApi(process, scene);
            var guard = new SurfaceGuard(api, "torghut", new SilentObserver(process), process.Clock)
            {
                Storage = process.Storage,
                Self = (runId, folder) => process.Identity(folder) with { RunId = runId },
            };
            Outcomes = await guard.LookAfterAsync(scratch, CancellationToken.None).ConfigureAwait(false);
            foreach (GuardOutcome outcome in Outcomes)
            {
                world.Trace(process, outcome.ToString());
            }
        }
#pragma warning disable CA1031 // The place of the program's own boundary.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failure = exception;
            if (FailureTranslation.Of(exception).Code == "internal_error" && !process.IsDead)
            {
                world.Violate($"guard: {exception}");
            }
        }

        process.End(0);
    }
}
