using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Comparisons;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Commands;

/// <summary><c>compare</c>: how finished runs differ.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var named = new Argument<string[]>("runs")
        {
            Description = "Two runs or more, by id or by the path of the run folder; the others are compared with the first.",
            HelpName = "RUN",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var runIds = new Option<string[]>("--run-id") { Description = "The same as naming the run; may be repeated.", HelpName = "RUN", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string?>("--output") { Description = "Folder for compare.json, compare.md and compare.html (default: compare/<a>--<b> below the folder of all runs).", HelpName = "FOLDER" };
        var requireEqual = new Option<bool>("--require-equal") { Description = "Exit 6 unless input, decisions, orders and figures of all runs are equal." };
        var noRegression = new Option<bool>("--fail-on-regression") { Description = "Exit 6 if a run is worse than the first: a worse verdict, or a finding of severity fail that the first has not." };
        var command = new Command("compare", "Show how finished runs differ: identity, first divergence, every figure, findings; only reads them.");
        command.Arguments.Add(named);
        command.Options.Add(runIds);
        command.Options.Add(output);
        command.Options.Add(requireEqual);
        command.Options.Add(noRegression);
        command.SetAction(result =>
        {
            List<string> runs = [.. result.GetValue(named) ?? [], .. result.GetValue(runIds) ?? []];
            WrittenComparison written = Compare(runs, result.GetValue(output), RunFolders.OutputRoot(result.GetValue(options.OutputRoot)));
            Print(written, result.GetValue(options.Json), context);
            bool failed = (result.GetValue(requireEqual) && !written.Document.Equal)
                || (result.GetValue(noRegression) && written.Document.Regression);
            return (int)(failed ? ExitCode.VerdictFail : ExitCode.Success);
        });
        return command;
    }

    private static WrittenComparison Compare(List<string> runs, string? output, string outputRoot)
    {
        if (runs.Count < 2)
        {
            throw new SimulationException(
                ExitCode.Usage, "usage", $"Found {runs.Count} run(s); expected two or more to compare, by id or by the path of the run folder.");
        }

        List<RunFolder> folders = [.. runs.Select(run => RunResolver.Find(run, outputRoot))];
        return ComparisonRunner.Write(folders, output, outputRoot, PlatformFactory.OpenLedger);
    }

    private static void Print(WrittenComparison written, bool json, CommandContext context)
    {
        context.Out.Write(File.ReadAllText(Path.Combine(written.Folder, json ? ComparisonRunner.Json : ComparisonRunner.Markdown)));
        if (!json)
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"Comparison: {Path.GetRelativePath(Environment.CurrentDirectory, written.Folder)}");
        }
    }
}
