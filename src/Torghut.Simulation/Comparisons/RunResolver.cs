using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Simulation.Comparisons;

/// <summary>Finds the run that a user means: by its id below the folder of all runs, or by the path of its folder.</summary>
public static class RunResolver
{
    /// <summary>Finds it.</summary>
    /// <param name="run">A run's id, or the path of its folder.</param>
    /// <param name="outputRoot">The folder of all runs.</param>
    /// <exception cref="SimulationException"><c>run_not_found</c>: there is neither.</exception>
    public static RunFolder Find(string run, string outputRoot)
    {
        ArgumentException.ThrowIfNullOrEmpty(run);
        bool isPath = run.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || run is "." or "..";
        if (!isPath)
        {
            RunFolder byId = RunFolder.Of(outputRoot, RunToken.FromRunId(run).Value);
            if (Directory.Exists(byId.Root))
            {
                return byId;
            }
        }

        var byPath = new RunFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(run)));
        if (Directory.Exists(byPath.Root) && (isPath || File.Exists(byPath.RunState)))
        {
            return byPath;
        }

        throw isPath
            ? new SimulationException(ExitCode.Usage, "run_not_found", $"There is no run folder {byPath.Root}.")
            {
                Hint = "See what there is with: torghut-sim runs",
            }
            : RunStatusReader.NotFound(RunFolder.Of(outputRoot, RunToken.FromRunId(run).Value), run);
    }
}
