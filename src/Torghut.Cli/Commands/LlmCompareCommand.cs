using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Reviewers;

namespace Torghut.Cli.Commands;

/// <summary><c>llm compare</c>: the questions of one run to several reviewers.</summary>
internal static class LlmCompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var review = new Option<string[]>("--review")
        {
            Description = "A reviewer's file (keys: name, review, prices); repeat for each reviewer.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<string?>("--output")
        {
            Description = "Folder for reviewers.json, reviewers.md and reviewers.html (default: llm-compare/<run> below the folder of all runs).",
            HelpName = "FOLDER",
        };
        var command = new Command("compare", "Put the questions of a run to several models, prompts or rules: agreement, calibration, cost, latency, worth. The run is only read.");
        command.Options.Add(options.RunId);
        command.Options.Add(review);
        command.Options.Add(output);
        command.SetAction(async (result, _) =>
        {
            string runId = result.GetValue(options.RunId)
                ?? throw new SimulationException(ExitCode.Usage, "usage", "Option '--run-id' is required.");
            string? root = result.GetValue(options.OutputRoot);
            RunFolder folder = RunFolders.Existing(runId, root);
            IReadOnlyList<NamedReviewer> reviewers = ReviewerComparisonRunner.Load(
                result.GetValue(review) ?? [], RunFolders.OutputRoot(root), Environment.GetEnvironmentVariable);
            WrittenReviewerComparison written = await ReviewerComparisonRunner
                .RunAsync(
                    new ReviewerComparisonRequest(folder, reviewers, result.GetValue(output)),
                    PlatformFactory.Embedded(context.Time),
                    reviewer => Reviewers.Create(reviewer, context.Time),
                    context.Signals.Token)
                .ConfigureAwait(false);
            Print(written, result.GetValue(options.Json), context);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Print(WrittenReviewerComparison written, bool json, CommandContext context)
    {
        string file = Path.Combine(written.Folder, json ? ReviewerComparisonRunner.Json : ReviewerComparisonRunner.Markdown);
        context.Out.Write(File.ReadAllText(file));
        if (!json)
        {
            context.Out.WriteLine();
            context.Out.WriteLine($"Comparison: {Path.GetRelativePath(Environment.CurrentDirectory, written.Folder)}");
        }
    }
}
