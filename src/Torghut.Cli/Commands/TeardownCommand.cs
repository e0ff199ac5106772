using System.CommandLine;
using Torghut.Cli.Boundary;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Commands;

/// <summary><c>teardown</c>: fulfils every outstanding obligation of a run.</summary>
internal static class TeardownCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("teardown", "Put back everything that a run left behind. A rescue asks for no phrase.");
        var manifest = new Option<string?>("--dataset-manifest")
        {
            Description = "The run's original manifest; needed only where it held a password itself, which no file of the run keeps.",
            HelpName = "FILE",
        };
        command.Options.Add(options.RunId);
        command.Options.Add(manifest);
        command.Options.Add(options.RestoreTimeout);
        command.SetAction((result, _) => ExecuteAsync(result, result.GetValue(manifest), options, context));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult result, string? manifest, SharedOptions options, CommandContext context)
    {
        string runId = result.GetRequiredValue(options.RunId);
        RunFolder folder = RunFolders.Existing(runId, result.GetValue(options.OutputRoot));
        RunDefinition? run = manifest is null ? null : RunPreparation.Resolve(
            new PreparationRequest { RunId = runId, ManifestPath = manifest, OutputRoot = Path.GetDirectoryName(folder.Root) }, context.Error);
        context.Signals.Outstanding = () => OutstandingText.Lines(folder, runId);
        TeardownResult teardown;
        using (RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error))
        {
            var runner = new TeardownRunner(
                folder, PlatformFactory.Of(folder, context.Time), console, context.Time, options.RestoreLimit(result))
            {
                Run = run,
            };
            teardown = await runner
                .ExecuteAsync(HolderIdentity.OfThisProcess(runId, folder.Root, context.Time.GetUtcNow()))
                .ConfigureAwait(false);
        }

        if (teardown.Failure is not null)
        {
            ExitBoundary.Report(teardown.Failure, context.Error);
        }

        TeardownWriter.Write(teardown, result.GetValue(options.Json), context.Out);
        return (int)teardown.ExitCode;
    }
}
