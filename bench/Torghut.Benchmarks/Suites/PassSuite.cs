using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Measurements;
using Torghut.Benchmarks.Passes;

namespace Torghut.Benchmarks.Suites;

/// <summary>Measures a benchmark that runs inside a process: the first pass of several new processes, then passes of a warm one.</summary>
internal sealed class PassSuite(PassKind kind, SuiteOptions options) : ISuite
{
    private int _jobs;

    /// <inheritdoc/>
    public string Name => kind.Name;

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure()
    {
        // The first process of all finds the day's files in the page cache or not; its figure does not count.
        _ = Run(hot: false);
        yield return ToFigure("first", [.. Enumerable.Range(0, options.Runs).Select(_ => Run(hot: false))]);
        yield return ToFigure("hot", [Run(hot: true)]);
    }

    /// <summary>Measures in one new process.</summary>
    public PassResult Run(bool hot) => JobProcess.Run(new PassJob
    {
        Benchmark = kind.Name,
        Hot = hot,
        Passes = options.Runs,
        Day = options.Day,
        SharedFolder = options.Folder,
        ResultFile = Path.Combine(options.Folder, $"{kind.Name}-{++_jobs}.json"),
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
