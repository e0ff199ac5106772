using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Lean;
using Torghut.Simulation.Runs;

namespace Torghut.Benchmarks.Days;

/// <summary>A day as the product's sources and tapes are asked for it.</summary>
internal static class DayInput
{
    /// <summary>The source that makes the day.</summary>
    public static IMarketSource Source(BenchmarkDay day) => day.DataFolder is { } folder
        ? new LeanTickSource(folder, day.Market)
        : throw new InvalidOperationException("The synthetic day has no source yet.");

    /// <summary>What a run wants of it.</summary>
    public static DecodeRequest Request(RunDefinition run, BenchmarkDay day) => new()
    {
        Window = run.Window,
        Symbols = day.Symbols,
        MaxOutOfOrderMs = run.Manifest.TechnicalAnalysis.MaxOutOfOrderMs,
        SourceTopics = run.SourceTopics,
    };
}
