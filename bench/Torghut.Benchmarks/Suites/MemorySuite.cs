using Torghut.Benchmarks.Days;
using Torghut.Benchmarks.Figures;

namespace Torghut.Benchmarks.Suites;

/// <summary>Whether memory grows with the day: the synthetic day, and one with ten times as many symbols and events, each run cold and warm.</summary>
internal sealed class MemorySuite(SuiteOptions options) : ISuite
{
    private const int Symbols = 8;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure()
    {
        foreach (int times in (int[])[1, 10])
        {
            string name = $"{Name}-{times}x";
            string root = Path.Combine(options.Folder, name);
            var start = new ProgramStart(options with { Day = BenchmarkDay.Synthetic(Symbols * times) }, name);
            yield return ProgramFigure.Of(name, "cold", $"synthetic day of {Symbols * times} symbols", [start.Run(root)], null);
            yield return ProgramFigure.Of(name, "warm", "the same with the tape cached", [start.Run(root)], null);
            Directory.Delete(root, recursive: true);
        }
    }
}
