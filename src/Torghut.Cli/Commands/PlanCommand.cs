using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Planning;

namespace Torghut.Cli.Commands;

/// <summary><c>plan</c>: what a run would do; touches nothing.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("plan", "Show everything a run would create and replay, and every guard's result; touch nothing.");
        command.Options.Add(options.RunId);
        command.Options.Add(options.Manifest);
        command.Options.Add(options.WindowStart);
        command.Options.Add(options.WindowEnd);
        command.SetAction((result, _) => ExecuteAsync(result, options, context));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult result, SharedOptions options, CommandContext context)
    {
        PreparedRun prepared = RunPreparation.Prepare(RunArguments.Read(result, options), context.Error, context.Time);
        Reviewers.Check(prepared.Run);
        PlanDocument plan;
        using (RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error))
        {
            await RunAdmission.RequireAsync(prepared.Run, prepared.Platform, context.Time, context.Signals.Token).ConfigureAwait(false);
            plan = await RunPlanner.PlanAsync(prepared.Run, prepared.Platform, console, context.Signals.Token).ConfigureAwait(false);
        }

        PlanWriter.Write(plan, result.GetValue(options.Json), context.Out);
        return 0;
    }
}
