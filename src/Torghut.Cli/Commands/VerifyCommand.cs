using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Comparisons;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Verification;

namespace Torghut.Cli.Commands;

/// <summary><c>verify</c>: whether a run gives the same again.</summary>
internal static class VerifyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var runId = new Option<string>("--run-id") { Description = "The run: its id, or the path of its folder.", HelpName = "RUN", Required = true };
        var against = new Option<string?>("--against") { Description = "Hold it against another finished run instead of running the day again.", HelpName = "RUN" };
        var source = new Option<string?>("--source") { Description = "Where the manifest's source is now, if it was moved.", HelpName = "PATH" };
        var command = new Command("verify", "Run a finished run's day again in a scratch folder and say whether every hash is the same; exit 6 if not.");
        command.Options.Add(runId);
        command.Options.Add(against);
        command.Options.Add(source);
        command.SetAction(async (result, _) =>
        {
            RunFolder folder = RunResolver.Find(result.GetRequiredValue(runId), OutputRoot(result, options));
            VerificationDocument document = result.GetValue(against) is string other
                ? VerifyAgainst(folder, RunResolver.Find(other, OutputRoot(result, options)))
                : await VerifyAgainAsync(folder, result.GetValue(source), result.GetValue(options.Quiet), context).ConfigureAwait(false);
            VerificationWriter.Write(document, result.GetValue(options.Json), context.Out);
            return (int)(document.Equal ? ExitCode.Success : ExitCode.VerdictFail);
        });
        return command;
    }

    private static string OutputRoot(ParseResult result, SharedOptions options) => RunFolders.OutputRoot(result.GetValue(options.OutputRoot));

    private static VerificationDocument VerifyAgainst(RunFolder folder, RunFolder other)
    {
        using FinishedRun first = FinishedRun.Open(folder, PlatformFactory.OpenLedger);
        using FinishedRun second = FinishedRun.Open(other, PlatformFactory.OpenLedger);
        return RunVerifier.Verify(first, second, second.RunId);
    }

    private static async Task<VerificationDocument> VerifyAgainAsync(RunFolder folder, string? source, bool quiet, CommandContext context)
    {
        using FinishedRun kept = FinishedRun.Open(folder, PlatformFactory.OpenLedger);
        using RunFolderLock held = RunFolderLock.Acquire(folder, kept.RunId, context.Time.GetUtcNow());
        PreparedRun again = Prepare(kept, source, context);
        var settings = new RunSettings
        {
            CreateReviewer = run => RecordedReviews.Create(run, context.Time),
            InterruptionCode = () => context.Signals.Received ?? ExitCode.Interrupted,
        };
        using RunConsole console = RunConsole.Open(quiet, context.Error);
        try
        {
            var request = new VerificationRequest(kept, again.Run, again.Platform, settings, console);
            return await DayAgain.VerifyAsync(request, context.Time, context.Signals.Token).ConfigureAwait(false);
        }
        catch (SimulationException missing) when (missing.Code == "source_missing" && source is null)
        {
            throw new SimulationException(
                missing.ExitCode, missing.Code, $"The source of the run '{kept.RunId}' is not where it was: {missing.Message}", missing)
            {
                Hint = $"Say where it is: torghut-sim verify --run-id {kept.RunId} --source PATH",
            };
        }
    }

    /// <summary>The run as it was asked for then, from what its folder keeps.</summary>
    private static PreparedRun Prepare(FinishedRun kept, string? source, CommandContext context)
    {
        if (!File.Exists(kept.Folder.Manifest))
        {
            throw new SimulationException(
                ExitCode.Usage, "manifest_missing", $"{kept.Folder.Manifest} does not exist; expected a run that this program replayed.")
            {
                Hint = "A report over a ledger has no day to run again. Hold it against another run with: --against RUN",
            };
        }

        PreparedRun again = RunPreparation.Prepare(
            new PreparationRequest
            {
                RunId = kept.RunId,
                ManifestPath = kept.Folder.Manifest,
                OutputRoot = DayAgain.OutputRootOf(kept.Folder),
                SourcePath = source,
            },
            context.Error,
            context.Time);
        return again.Run.Manifest.Platform == SimulationPlatform.Cluster ? DayHere.Of(again.Run, kept.Folder, context.Time) : again;
    }
}
