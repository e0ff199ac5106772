using Torghut.Platform.Cluster;
using Torghut.Platform.Embedded;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Composition;

/// <summary>
/// The day of a run over servers, to be run again in this process: from the dump that the run left, so that no server is asked
/// and nothing is made on any.
/// </summary>
internal static class DayHere
{
    /// <summary>The same day on the embedded platform.</summary>
    /// <param name="again">The run as it was, with a folder of its own.</param>
    /// <param name="kept">The folder of the run as it was.</param>
    /// <param name="time">Clock.</param>
    /// <exception cref="SimulationException"><c>dump_not_kept</c>: the dump is gone.</exception>
    public static PreparedRun Of(RunDefinition again, RunFolder kept, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(again);
        ArgumentNullException.ThrowIfNull(kept);
        SourceSection source = again.Manifest.Source;
        if (source is KafkaSource)
        {
            RunDefinition then = again with { OutputRoot = Path.GetDirectoryName(kept.Root)! };
            string dump = new ClusterPlatform(new LocalArtifacts(time), Environment.GetEnvironmentVariable, time).FindDump(then)
                ?? throw new SimulationException(
                    ExitCode.Usage, "dump_not_kept", $"The dump of the run's day is no longer below {then.CacheRoot}; expected it to run the day again.")
                {
                    Hint = "Dump it again with: torghut-sim export, and run it as source: { kind: dump }; then hold the runs against each other with --against RUN.",
                };
            source = new DumpSource { Path = dump };
        }

        return new PreparedRun(
            again with { Manifest = again.Manifest with { Platform = SimulationPlatform.Embedded, Source = source } }, new EmbeddedPlatform(time));
    }
}
