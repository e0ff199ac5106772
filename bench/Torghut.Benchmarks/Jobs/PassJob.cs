using Torghut.Benchmarks.Days;

namespace Torghut.Benchmarks.Jobs;

/// <summary>What a process of its own is asked to measure.</summary>
internal sealed record PassJob
{
    /// <summary>Name of the benchmark.</summary>
    public required string Benchmark { get; init; }

    /// <summary>Whether passes count only after the process has warmed up; else its very first pass counts, and no other.</summary>
    public required bool Hot { get; init; }

    /// <summary>Fewest passes that count in a warm process.</summary>
    public required int Passes { get; init; }

    /// <summary>The day.</summary>
    public required BenchmarkDay Day { get; init; }

    /// <summary>Folder of what the processes of one call share.</summary>
    public required string SharedFolder { get; init; }

    /// <summary>File that takes the result.</summary>
    public required string ResultFile { get; init; }
}
