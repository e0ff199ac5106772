using System.CommandLine;
using Torghut.Cli.Boundary;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Commands;

/// <summary><c>teardown</c>: fulfils every outstanding obligation of a run.</summary>
internal static class TeardownCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("teardown", "Put back everything that a run left behind. A rescue asks for no phrase.");
        command.Options.Add(options.RunId);
        command.Options.Add(options.RestoreTimeout);
        command.SetAction((result, _) => ExecuteAsync(result, options, context));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult result, SharedOptions options, CommandContext context)
    {
        string runId = result.GetRequiredValue(options.RunId);
        RunFolder folder = RunFolders.Existing(runId, result.GetValue(options.OutputRoot));
        context.Signals.Outstanding = () => OutstandingText.Lines(folder, runId);
        TeardownResult teardown;
        using (RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error))
        {
            var runner = new TeardownRunner(
                folder, PlatformFactory.Of(folder, context.Time), console, context.Time, options.RestoreLimit(result));
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
