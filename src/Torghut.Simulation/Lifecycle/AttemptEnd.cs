using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Lifecycle;

/// <summary>The end of an attempt: its exit code, and the documents that say how it went.</summary>
internal static class AttemptEnd
{
    /// <summary>Records how it ended. A disk that refuses is one more failure.</summary>
    public static RunOutcome Record(PhaseContext context, AttemptResults results, UnwindResult? unwound)
    {
        Failures failures = context.Failures;
        if (context.Control.IsReported)
        {
            failures.Try(() => Report(context, results, unwound));
        }

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

    /// <summary>The report was written before everything was given back: it is written again with what was found then.</summary>
    private static void Report(PhaseContext context, AttemptResults results, UnwindResult? unwound)
    {
        ControlPlaneFile.Write(context.Folder, results.Automation, context.Drift.Drift, unwound is null ? null : context.Journal);
        if (results.Report is not null && unwound is not null)
        {
            results.Report = context.Reporter.Write(context.Platform, context.Folder);
        }
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
