using Torghut.Benchmarks.Measurements;
using Torghut.Simulation.Documents;

namespace Torghut.Benchmarks.Suites;

/// <summary>What one run of the program cost.</summary>
/// <param name="Sample">Wall and processor time, measured from outside.</param>
/// <param name="Counts">Events and bytes of the day.</param>
/// <param name="PeakMemoryBytes">Largest resident memory, measured from outside.</param>
/// <param name="Performance">What the program itself measured.</param>
internal sealed record ProgramRun(PassSample Sample, PassCounts Counts, long PeakMemoryBytes, PerformanceDocument Performance);
