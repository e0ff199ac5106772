using Torghut.Benchmarks.Days;
using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Measurements;
using Torghut.Benchmarks.Passes;

namespace Torghut.Benchmarks.Suites;

/// <summary>Measures a benchmark that runs inside a process: the first pass of several new processes, then passes of a warm one.</summary>
internal sealed class PassSuite(PassKind kind, BenchmarkDay day, string folder, int runs)
{
    private int _jobs;

    /// <summary>Measures; a figure comes as soon as it is known.</summary>
    public IEnumerable<Figure> Measure()
    {
        // The first process of all finds the day's files in the page cache or not; its figure does not count.
        _ = Run(hot: false);
        yield return ToFigure("first", [.. Enumerable.Range(0, runs).Select(_ => Run(hot: false))]);
        yield return ToFigure("hot", [Run(hot: true)]);
    }

    private PassResult Run(bool hot) => JobProcess.Run(new PassJob
    {
        Benchmark = kind.Name,
        Hot = hot,
        Passes = runs,
        Day = day,
        SharedFolder = folder,
        ResultFile = Path.Combine(folder, $"{kind.Name}-{++_jobs}.json"),
    });

    private Figure ToFigure(string mode, IReadOnlyList<PassResult> results) => new()
    {
        Benchmark = kind.Name,
        Mode = mode,
        Title = kind.Title,
        Unit = kind.Unit,
        Counts = results[0].Counts,
        Samples = [.. results.SelectMany(result => result.Samples)],
        LimitPerSecond = Spread.Of(results.Select(result => result.LimitPerSecond)).Median,
        PeakMemoryBytes = results.Max(result => result.PeakMemoryBytes),
    };
}
