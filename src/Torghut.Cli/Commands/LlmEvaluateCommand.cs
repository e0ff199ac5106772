using System.CommandLine;
using System.Text.Json;
using NodaTime;
using Torghut.Cli.Composition;
using Torghut.Reporting.Evaluation;
using Torghut.Simulation.Comparisons;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Evaluation;

namespace Torghut.Cli.Commands;

/// <summary><c>llm evaluate</c>: what a language model's reviews came to.</summary>
internal static class LlmEvaluateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var runId = new Option<string?>("--run-id") { Description = "The reviews of this run: its id, or the path of its folder.", HelpName = "RUN" };
        var start = new Option<string?>("--start") { Description = "The reviews of all runs made from this instant on.", HelpName = "TIME" };
        var end = new Option<string?>("--end") { Description = "The first instant after the window.", HelpName = "TIME" };
        var command = new Command("evaluate", "Print what the reviews of a run, of a window of time, or of today in New York came to, as JSON.");
        command.Options.Add(runId);
        command.Options.Add(start);
        command.Options.Add(end);
        command.SetAction(result =>
        {
            string root = RunFolders.OutputRoot(result.GetValue(options.OutputRoot));
            LlmEvaluation evaluation = Evaluate(result.GetValue(runId), result.GetValue(start), result.GetValue(end), root, context.Time);
            context.Out.WriteLine(JsonSerializer.Serialize(evaluation, EvaluationJson.Default.LlmEvaluation));
            return 0;
        });
        return command;
    }

    private static LlmEvaluation Evaluate(string? runId, string? start, string? end, string outputRoot, TimeProvider time)
    {
        if (runId is null)
        {
            (Instant from, Instant to) = EvaluationWindow.Parse(start, end, time);
            return LlmEvaluations.OfWindow(outputRoot, from, to, PlatformFactory.OpenLedger);
        }

        return start is null && end is null
            ? LlmEvaluations.OfRun(RunResolver.Find(runId, outputRoot), runId, PlatformFactory.OpenLedger)
            : throw new SimulationException(ExitCode.Usage, "usage", "Found --run-id and a window; expected one of them.");
    }
}
