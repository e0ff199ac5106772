using Torghut.Reporting.Document;
using Torghut.Reporting.Writers;
using Torghut.Simulation.Artifacts;

namespace Torghut.Cli.Output;

/// <summary>The report's Markdown summary as a terminal shows it: without what a web page folds away.</summary>
internal static class TerminalSummary
{
    /// <summary>Prints the summary of a run that has a report.</summary>
    public static void Write(RunFolder folder, TextWriter output)
    {
        bool isFolded = false;
        foreach (string line in File.ReadLines(Path.Combine(folder.Root, ReportFiles.Markdown)))
        {
            if (line == ReportMarkdown.DetailsStart)
            {
                isFolded = true;
                output.WriteLine("(explained in the report's files)");
            }
            else if (line == ReportMarkdown.DetailsEnd)
            {
                isFolded = false;
            }
            else if (!isFolded)
            {
                output.WriteLine(line);
            }
        }
    }
}
