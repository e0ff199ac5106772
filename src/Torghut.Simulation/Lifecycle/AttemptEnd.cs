using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The end of an attempt: its exit code, and the documents that say how it went.</summary>
internal static class AttemptEnd
{
    /// <summary>Records how it ended. A disk that refuses is one more failure.</summary>
    public static RunOutcome Record(PhaseContext context, AttemptResults results, UnwindResult? unwound)
    {
        Failures failures = context.Failures;
        failures.Try(() => RunManifestFile.Write(context, results, Decide(context, results, unwound)));
        failures.Try(() => PerformanceFile.Write(context.Folder, context.Clock, results));
        failures.Try(() => context.Recorder.End(Decide(context, results, unwound), results.Report?.Verdict));
        return new RunOutcome
        {
            ExitCode = Decide(context, results, unwound),
            State = context.Recorder.State,
            Folder = context.Folder,
            Failure = failures.First,
            Failures = failures.All,
            Cancelled = failures.IsCancelled,
        };
    }

    private static ExitCode Decide(PhaseContext context, AttemptResults results, UnwindResult? unwound)
    {
        Failures failures = context.Failures;
        if (failures.All.Any(failure => failure.ExitCode == ExitCode.RestoreRequired) || (unwound is not null && IsOwing(context.Journal, unwound)))
        {
            return ExitCode.RestoreRequired;
        }

        if (failures.IsCancelled)
        {
            return context.Settings.InterruptionCode();
        }

        if (failures.First is SimulationException first)
        {
            return first.ExitCode;
        }

        return results.Report is { Verdict: "FAIL" } ? ExitCode.VerdictFail : ExitCode.Success;
    }

    /// <summary>What was put back while the disk refused to note it is not owed, although the journal still lists it.</summary>
    private static bool IsOwing(ObligationJournal journal, UnwindResult unwound) =>
        journal.Outstanding.Any(owed => !unwound.Restored.Contains(owed.Obligation));
}
