using Torghut.Benchmarks.Days;

namespace Torghut.Benchmarks.Suites;

/// <summary>What the benchmarks of one call share.</summary>
/// <param name="Day">The day.</param>
/// <param name="Folder">Folder for tapes, dumps and runs.</param>
/// <param name="Runs">Fewest measurements of each.</param>
/// <param name="Program">The program's file.</param>
internal sealed record SuiteOptions(BenchmarkDay Day, string Folder, int Runs, string Program);
