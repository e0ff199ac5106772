using Torghut.Benchmarks.Figures;

namespace Torghut.Benchmarks.Suites;

/// <summary>A benchmark, or a few that belong together.</summary>
internal interface ISuite
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures; a figure comes as soon as it is known.</summary>
    IEnumerable<Figure> Measure();
}
