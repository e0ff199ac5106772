using System.Text;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Writers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Trading.Ledger;

namespace Torghut.Simulation.Comparisons;

/// <summary>Compares finished runs and writes the result. The runs are only read.</summary>
public static class ComparisonRunner
{
    /// <summary>The comparison.</summary>
    public const string Json = "compare.json";

    /// <summary>Its summary for a person.</summary>
    public const string Markdown = "compare.md";

    /// <summary>Its page.</summary>
    public const string Html = "compare.html";

    private const int LongestName = 120;

    /// <summary>Compares, and writes the files of the comparison.</summary>
    /// <param name="folders">Two runs or more, the one that the others are compared with first.</param>
    /// <param name="output">Folder to write to, made where it is missing; null for the usual one.</param>
    /// <param name="outputRoot">The folder of all runs.</param>
    /// <param name="openLedger">Opens the ledger of a run.</param>
    /// <exception cref="SimulationException">A run has no report or a damaged one, or the output cannot be written.</exception>
    public static WrittenComparison Write(
        IReadOnlyList<RunFolder> folders, string? output, string outputRoot, Func<RunFolder, ILedgerReader> openLedger)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var runs = new List<FinishedRun>(folders.Count);
        try
        {
            foreach (RunFolder folder in folders)
            {
                runs.Add(FinishedRun.Open(folder, openLedger));
            }

            List<ComparedRun> compared = [.. runs.Select(run => new ComparedRun(run.Report, run.Ledger, run.LedgerProblem))];
            ComparisonDocument document = RunComparer.Compare(compared);
            string target = Path.GetFullPath(output ?? Path.Combine(outputRoot, "compare", NameOf(runs)));
            WriteFiles(document, compared, target);
            return new WrittenComparison(document, target);
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    private static string NameOf(List<FinishedRun> runs) =>
        BoundedName.Fit(string.Join("--", runs.Select(run => RunToken.FromRunId(run.RunId).Value)), LongestName, '-');

    private static void WriteFiles(ComparisonDocument document, List<ComparedRun> runs, string target)
    {
        try
        {
            AtomicFile.CreateFolder(target);
            AtomicFile.Replace(Path.Combine(target, Json), stream => ComparisonJson.Write(document, stream));
            AtomicFile.Replace(Path.Combine(target, Markdown), stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16_384, leaveOpen: true);
                ComparisonMarkdown.Write(document, writer);
            });
            AtomicFile.Replace(Path.Combine(target, Html), stream => ComparisonPage.Write(document, runs, stream));
        }
        catch (UnauthorizedAccessException cause)
        {
            throw Unwritable(target, cause);
        }
        catch (IOException cause) when (File.Exists(target))
        {
            throw Unwritable(target, cause);
        }
    }

    private static SimulationException Unwritable(string target, Exception cause) => new(
        ExitCode.Usage, "output_unwritable", $"Cannot write to {target}: {cause.Message}. Expected: a writable folder (--output).", cause);
}
