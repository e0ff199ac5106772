using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Writes a run's report by hand, and records it in the run's state and manifest.</summary>
public static class ReportRecorder
{
    /// <summary>Writes it. A report that fails leaves the earlier one, and the state, as they are.</summary>
    /// <exception cref="SimulationException">The run is not replayed to its end, or another process is at work on it.</exception>
    public static WrittenReport Write(
        ISimulationPlatform platform, RunFolder folder, HolderIdentity self, IRunObserver observer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(self);
        ArgumentNullException.ThrowIfNull(time);
        using RunFolderLock held = RunFolderLock.Acquire(folder, self);
        RunState? earlier = StateOf(folder);
        if (earlier is not null && earlier[RunPhase.Apply].Status != PhaseStatus.Ok)
        {
            ReplayRecord.Require(folder, self.RunId);
        }

        platform.KeepStoresAsync(folder, run: null, CancellationToken.None).GetAwaiter().GetResult();
        WrittenReport report = ReportRunner.Write(platform, folder, self.RunId);
        if (earlier?.LastPhase is RunPhase last && TransitionTable.Allows(last, earlier[last].Status, RunPhase.Report))
        {
            var recorder = new RunStateRecorder(folder, earlier, time, observer);
            recorder.Begin(RunPhase.Report);
            recorder.Succeed(RunPhase.Report, PhaseResult.Done($"verdict {report.Verdict}"));
            recorder.End(Final(earlier, report), report.Verdict);
            RunManifestFile.UpdateReport(folder, report);
        }

        return report;
    }

    /// <summary>A state that cannot be read is one of the damaged artifacts that a report does without.</summary>
    private static RunState? StateOf(RunFolder folder)
    {
        try
        {
            return RunStateFile.Read(folder);
        }
        catch (SimulationException)
        {
            return null;
        }
    }

    /// <summary>A report decides how a run ended only where nothing else did.</summary>
    private static ExitCode Final(RunState earlier, WrittenReport report) => earlier.ExitCode switch
    {
        null or (int)ExitCode.Success or (int)ExitCode.VerdictFail => report.Verdict == "FAIL" ? ExitCode.VerdictFail : ExitCode.Success,
        int before => (ExitCode)before,
    };
}
