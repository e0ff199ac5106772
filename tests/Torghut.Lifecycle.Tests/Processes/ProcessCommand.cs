using Torghut.Lifecycle.Tests.World;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>One command of the program for one run, as a process.</summary>
internal sealed class ProcessCommand(SimulatedWorld world, string runId, Verb verb)
{
    private SimulatedProcess? _process;

    public string RunId => runId;

    public Verb Verb => verb;

    public bool HasEnded => _process?.HasEnded == true;

    public int? ExitCode => _process?.ExitCode;

    /// <summary>What a person would be told; null when nothing failed.</summary>
    public SimulationException? Failure { get; private set; }

    public void Start()
    {
        _process = world.Start(runId);
        world.Trace(_process, verb.ToString());
        _ = WorkAsync(_process);
    }

    public void Kill() => _process?.Kill();

    /// <summary>Stops its process for some time, where there is one.</summary>
    public void PauseFor(TimeSpan duration) => _process?.PauseFor(duration);

    public override string ToString() => $"{verb} {runId}";

    private async Task WorkAsync(SimulatedProcess process)
    {
        int exitCode;
        try
        {
            exitCode = (int)(verb == Verb.Run ? await RunAsync(process).ConfigureAwait(false) : await TearDownAsync(process).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (process.Stop.IsCancellationRequested)
        {
            exitCode = (int)Simulation.Errors.ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The place of the program's own boundary.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Failure = FailureTranslation.Of(exception);
            exitCode = (int)Failure.ExitCode;
        }

        if (process.IsDead)
        {
            return;
        }

        if (Failure is not null)
        {
            world.Trace(process, $"{Failure.Code}: {Failure.Message}");
        }

        process.End(exitCode);
        Check(exitCode);
    }

    private async Task<ExitCode> RunAsync(SimulatedProcess process)
    {
        RunOutcome outcome = await new SimulationRun(
            SimulatedRuns.Of(runId, process.Storage),
            world.PlatformOf(process),
            new RunSettings { Reporter = new SimulatedReporter(process), Self = folder => process.Identity(folder.Root), Judge = process.Judge },
            new SilentObserver(process),
            process.Clock).ExecuteAsync(process.Stop.Token).ConfigureAwait(false);
        Failure = outcome.Failure;
        return outcome.ExitCode;
    }

    private async Task<ExitCode> TearDownAsync(SimulatedProcess process)
    {
        // The program asks for the file's existence only, which a broken disk answers.
        RunFolder folder = SimulatedWorld.FolderOf(runId) with { Storage = process.Storage };
        process.RequireAlive();
        if (world.Disk.Read(folder.RunState) is null)
        {
            throw RunStatusReader.NotFound(folder, runId);
        }

        TeardownResult result = await new TeardownRunner(folder, world.PlatformOf(process), new SilentObserver(process), process.Clock)
            .ExecuteAsync(process.Identity(folder.Root))
            .ConfigureAwait(false);
        Failure = result.Failure;
        return result.ExitCode;
    }

    private void Check(int exitCode)
    {
        if (Failure?.Code == "internal_error")
        {
            world.Violate($"{this}: {Failure.Message}");
        }

        if (exitCode is 0 or 4 or 6 or 130 && world.OwedBy(runId).Any())
        {
            world.Violate($"{this} ended with {exitCode} although it owes {string.Join(", ", world.OwedBy(runId))}");
        }
    }
}
