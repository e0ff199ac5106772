using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Reports;

namespace Torghut.Cli.Output;

/// <summary>Prints a report that was written.</summary>
internal static class ReportWriter
{
    /// <summary>Prints.</summary>
    public static void Write(WrittenReport report, RunFolder folder, bool json, TextWriter output)
    {
        if (json)
        {
            var document = new ReportDocument(report.Verdict, report.DecisionHash, report.OrderHash, folder.Root, report.Files);
            output.WriteLine(JsonSerializer.Serialize(document, OutputJson.Default.ReportDocument));
            return;
        }

        TerminalSummary.Write(folder, output);
        output.WriteLine();
        output.WriteLine($"Report: {Path.GetRelativePath(Environment.CurrentDirectory, folder.Report)}");
    }
}
