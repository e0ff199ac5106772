using Torghut.Benchmarks.Days;

namespace Torghut.Benchmarks.Figures;

/// <summary>Everything that one call measured.</summary>
internal sealed record FigureDocument
{
    /// <summary>The data.</summary>
    public required BenchmarkDay Day { get; init; }

    /// <summary>The machine: processors, memory, operating system, runtime.</summary>
    public required string Machine { get; init; }

    /// <summary>Load average before the first and after the last measurement: other work on the machine makes figures worse.</summary>
    public required IReadOnlyList<string> LoadAverages { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }
}
