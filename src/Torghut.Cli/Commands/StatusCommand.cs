using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Commands;

/// <summary><c>status</c>: where a run is.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("status", "Show where a run is, what is outstanding, and what to do next.");
        command.Options.Add(options.RunId);
        command.SetAction(result =>
        {
            string runId = result.GetRequiredValue(options.RunId);
            RunStatus status = RunStatusReader.Read(RunFolders.Existing(runId, result.GetValue(options.OutputRoot)), runId);
            StatusWriter.Write(status, result.GetValue(options.Json), context.Out);
            return 0;
        });
        return command;
    }
}
