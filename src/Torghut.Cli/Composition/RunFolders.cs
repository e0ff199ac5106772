using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Composition;

/// <summary>Finds run folders.</summary>
internal static class RunFolders
{
    /// <summary>Where runs are kept when nothing else is said, below the working directory.</summary>
    public const string DefaultOutputRoot = RunCommandLine.DefaultOutputRoot;

    /// <summary>The folder of all runs.</summary>
    /// <param name="option">The <c>--output-root</c> option.</param>
    public static string OutputRoot(string? option) => Path.GetFullPath(option ?? DefaultOutputRoot);

    /// <summary>The folder of a run that must exist.</summary>
    public static RunFolder Existing(string runId, string? outputRoot)
    {
        RunFolder folder = RunFolder.Of(OutputRoot(outputRoot), RunToken.FromRunId(runId).Value);
        return File.Exists(folder.RunState) ? folder : throw RunStatusReader.NotFound(folder, runId);
    }

    /// <summary>The folder of a run of which something must be left that a report can be made of.</summary>
    public static RunFolder Readable(string runId, string? outputRoot)
    {
        RunFolder folder = RunFolder.Of(OutputRoot(outputRoot), RunToken.FromRunId(runId).Value);
        return File.Exists(folder.RunState) || File.Exists(folder.ReportInputs) || File.Exists(folder.Ledger) || File.Exists(folder.Manifest)
            ? folder
            : throw RunStatusReader.NotFound(folder, runId);
    }
}
