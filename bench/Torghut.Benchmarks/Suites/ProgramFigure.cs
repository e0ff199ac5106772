using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Measurements;

namespace Torghut.Benchmarks.Suites;

/// <summary>Makes a figure of runs of the program.</summary>
internal static class ProgramFigure
{
    /// <summary>Makes it.</summary>
    /// <param name="benchmark">Name of the benchmark.</param>
    /// <param name="mode">How the runs were done.</param>
    /// <param name="title">What they are.</param>
    /// <param name="runs">At least one run.</param>
    /// <param name="limitPerSecond">Events per second of the plain sum; null without one.</param>
    public static Figure Of(string benchmark, string mode, string title, IReadOnlyList<ProgramRun> runs, double? limitPerSecond) => new()
    {
        Benchmark = benchmark,
        Mode = mode,
        Title = title,
        Unit = "events",
        Counts = runs[0].Counts,
        Samples = [.. runs.Select(run => run.Sample)],
        LimitPerSecond = limitPerSecond,
        PeakMemoryBytes = runs.Max(run => run.PeakMemoryBytes),
        PhaseSeconds = runs[0].Performance.PhaseSeconds.Keys.ToDictionary(
            phase => phase,
            phase => Spread.Of(runs.Select(run => run.Performance.PhaseSeconds.GetValueOrDefault(phase))).Median),
    };
}
