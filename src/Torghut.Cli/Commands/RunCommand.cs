using System.CommandLine;
using Torghut.Cli.Boundary;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Commands;

/// <summary><c>run</c> and <c>apply</c>: replay a day.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context, bool wholeLifecycle)
    {
        Command command = wholeLifecycle
            ? new Command("run", "Replay a day through the trading system, report, and put everything back.")
            : new Command("apply", "Stage, dump, configure and replay; leave it running.");
        command.Options.Add(options.RunId);
        command.Options.Add(options.Manifest);
        command.Options.Add(options.Confirm);
        command.Options.Add(options.ForceDump);
        command.Options.Add(options.ForceReplay);
        command.Options.Add(options.RestoreTimeout);
        command.Options.Add(options.WindowStart);
        command.Options.Add(options.WindowEnd);
        command.SetAction((result, _) => ExecuteAsync(result, options, context, wholeLifecycle));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult result, SharedOptions options, CommandContext context, bool wholeLifecycle)
    {
        PreparedRun prepared = RunPreparation.Prepare(RunArguments.Read(result, options), context.Error, context.Time);
        Confirmation.Require(result.GetValue(options.Confirm), "See first what it would do: torghut-sim plan with the same arguments.");
        var settings = new RunSettings
        {
            WholeLifecycle = wholeLifecycle,
            ForceDump = result.GetValue(options.ForceDump),
            ForceReplay = result.GetValue(options.ForceReplay),
            CreateReviewer = run => Reviewers.Create(run, context.Time),
            RestoreLimit = options.RestoreLimit(result),
            InterruptionCode = () => context.Signals.Received ?? ExitCode.Interrupted,
        };
        context.Signals.Outstanding = () => OutstandingText.Lines(prepared.Run.Folder, prepared.Run.Identity.RunId);
        RunOutcome outcome;
        using (RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error))
        {
            var run = new SimulationRun(prepared.Run, prepared.Platform, settings, console, context.Time);
            outcome = await run.ExecuteAsync(context.Signals.Token).ConfigureAwait(false);
        }

        foreach (SimulationException failure in outcome.Failures)
        {
            ExitBoundary.Report(failure, context.Error);
        }

        OutcomeWriter.Write(outcome, prepared.Run, result.GetValue(options.Json), context.Out);
        return (int)outcome.ExitCode;
    }
}
