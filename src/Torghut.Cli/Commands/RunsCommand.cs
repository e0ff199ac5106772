using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Commands;

/// <summary><c>runs</c>: the runs there are.</summary>
internal static class RunsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("runs", "List the runs below the output root, the newest first.");
        command.SetAction(result =>
        {
            string root = RunFolders.OutputRoot(result.GetValue(options.OutputRoot));
            RunListWriter.Write(RunCatalog.List(root), root, result.GetValue(options.Json), context.Out);
            return 0;
        });
        return command;
    }
}
