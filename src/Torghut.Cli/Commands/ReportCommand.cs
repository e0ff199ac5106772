using System.CommandLine;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Reports;

namespace Torghut.Cli.Commands;

/// <summary><c>report</c>: the report again, from artifacts; never replays.</summary>
internal static class ReportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("report", "Write a run's report again from its artifacts; never replays.");
        command.Options.Add(options.RunId);
        command.Options.Add(options.SimulationDb);
        command.Options.Add(options.WindowStart);
        command.Options.Add(options.WindowEnd);
        command.SetAction(result => (int)Execute(result, options, context));
        return command;
    }

    private static ExitCode Execute(ParseResult result, SharedOptions options, CommandContext context)
    {
        string runId = result.GetRequiredValue(options.RunId);
        string? outputRoot = result.GetValue(options.OutputRoot);
        WrittenReport report;
        RunFolder folder;
        if (result.GetValue(options.SimulationDb) is string database)
        {
            (folder, report) = LedgerReports.Write(
                new LedgerReportRequest(runId, RunFolders.OutputRoot(outputRoot), database, result.GetValue(options.WindowStart), result.GetValue(options.WindowEnd)),
                context.Time);
        }
        else
        {
            folder = RunFolders.Readable(runId, outputRoot);
            HolderIdentity self = HolderIdentity.OfThisProcess(runId, folder.Root, context.Time.GetUtcNow());
            using RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error);
            report = ReportRecorder.Write(PlatformFactory.Of(folder, context.Time), folder, self, console, context.Time);
        }

        ReportWriter.Write(report, folder, result.GetValue(options.Json), context.Out);
        return report.Verdict == "FAIL" ? ExitCode.VerdictFail : ExitCode.Success;
    }
}
