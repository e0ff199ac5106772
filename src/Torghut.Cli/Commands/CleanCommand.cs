using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Housekeeping;
using Torghut.Simulation.Platforms;

namespace Torghut.Cli.Commands;

/// <summary><c>clean</c>: removes old runs and tapes, shown first.</summary>
internal static class CleanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var runIds = new Option<string[]>("--run-id") { Description = "Only these runs.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var olderThan = new Option<int>("--older-than-days") { Description = "Only runs and tapes begun or used more than so many days ago.", HelpName = "DAYS" };
        var tapes = new Option<bool>("--tapes") { Description = "Tapes only: they are rebuilt from their source when needed." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        olderThan.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--older-than-days must be 0 or more.");
            }
        });
        var command = new Command("clean", "Remove old runs and tapes; what goes is shown first.");
        command.Options.Add(runIds);
        command.Options.Add(olderThan);
        command.Options.Add(tapes);
        command.Options.Add(yes);
        command.SetAction(result =>
        {
            var request = new CleanRequest
            {
                OutputRoot = RunFolders.OutputRoot(result.GetValue(options.OutputRoot)),
                RunIds = result.GetValue(runIds) ?? [],
                TapesOnly = result.GetValue(tapes),
                OlderThan = TimeSpan.FromDays(result.GetValue(olderThan)),
            };
            return (int)Execute(request, result.GetValue(yes), result.GetValue(options.Json), context);
        });
        return command;
    }

    private static ExitCode Execute(CleanRequest request, bool yes, bool json, CommandContext context)
    {
        ISimulationPlatform platform = PlatformFactory.Cluster(context.Time);
        IReadOnlyList<CleanItem> items = Cleaner.Find(request, platform, context.Time.GetUtcNow());
        TextWriter display = json ? context.Error : context.Out;
        CleanWriter.WriteList(items, display);
        bool agreed = items.Any(item => item.Removable) && (yes || Ask(display));
        int removed = agreed ? Cleaner.Remove(items, request.OutputRoot, platform) : 0;
        CleanWriter.WriteResult(items, removed, json, context.Out);
        return ExitCode.Success;
    }

    private static bool Ask(TextWriter display)
    {
        if (Console.IsInputRedirected)
        {
            throw new SimulationException(ExitCode.Refused, "confirmation_missing", "There is nobody to ask. Expected: --yes. Nothing was removed.");
        }

        display.Write("Remove them? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
