using System.Text.Json;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Output;

/// <summary>Prints how a run ended.</summary>
internal static class OutcomeWriter
{
    /// <summary>Prints.</summary>
    public static void Write(RunOutcome outcome, RunDefinition run, bool json, TextWriter output)
    {
        bool hasReport = outcome.State.Verdict is not null && Directory.Exists(outcome.Folder.Report);
        if (json)
        {
            var document = new OutcomeDocument
            {
                RunId = run.Identity.RunId,
                ExitCode = (int)outcome.ExitCode,
                Verdict = outcome.State.Verdict,
                AlreadyFinished = outcome.AlreadyFinished,
                Failure = outcome.Failure is null ? null : FailureDocument.Of(outcome.Failure),
                RunFolder = outcome.Folder.Root,
                Report = hasReport ? outcome.Folder.Report : null,
            };
            output.WriteLine(JsonSerializer.Serialize(document, OutputJson.Default.OutcomeDocument));
            return;
        }

        if (outcome.AlreadyFinished)
        {
            output.WriteLine($"Run '{run.Identity.RunId}' is already finished; nothing was replayed (--force-replay replays it).");
        }

        if (hasReport)
        {
            TerminalSummary.Write(outcome.Folder, output);
            output.WriteLine();
        }

        output.WriteLine(Summary(outcome, run));
    }

    private static string Summary(RunOutcome outcome, RunDefinition run)
    {
        string id = run.Identity.RunId;
        string folder = Path.GetRelativePath(Environment.CurrentDirectory, outcome.Folder.Root);
        return outcome.ExitCode switch
        {
            ExitCode.Success when outcome.State.Mode == "apply" => $"Run '{id}' is replayed and left as it is: {folder}. Next: torghut-sim report, then torghut-sim teardown.",
            ExitCode.Success or ExitCode.VerdictFail => $"Run '{id}': {outcome.State.Verdict}, everything restored. Artifacts: {folder}",
            ExitCode.RestoreRequired => $"Run '{id}': RESTORE REQUIRED, see {folder}",
            ExitCode.Usage or ExitCode.Refused => $"Run '{id}' was refused; nothing was touched.",
            _ => $"Run '{id}' did not finish; everything was restored. Artifacts: {folder}",
        };
    }
}
