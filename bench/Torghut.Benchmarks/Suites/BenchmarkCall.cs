using System.Text.Json;
using Torghut.Benchmarks.Days;
using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Passes;

namespace Torghut.Benchmarks.Suites;

/// <summary>One call of the program: the chosen benchmarks over one day, one after the other, nothing beside them.</summary>
internal sealed class BenchmarkCall
{
    /// <summary>Names of the benchmarks to do, or the beginnings of such names; empty for all.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Fewest measurements of each.</summary>
    public required int Runs { get; init; }

    /// <summary>File for the figures; null for none.</summary>
    public required string? JsonFile { get; init; }

    /// <summary>Folder for tapes, dumps and runs; emptied at the end.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>The day.</summary>
    public required BenchmarkDay Day { get; init; }

    /// <summary>Measures, and prints each figure as it comes.</summary>
    public void Run()
    {
        IReadOnlyList<string> known = [.. PassCatalog.All.Select(kind => kind.Name)];
        string[] unknown = [.. Names.Where(name => !known.Any(known => known.StartsWith(name, StringComparison.Ordinal)))];
        if (unknown.Length > 0)
        {
            throw new BenchmarkException($"No benchmark is called {string.Join(", ", unknown)}. There are: {string.Join(", ", known)}.");
        }

        string folder = Path.Combine(WorkFolder, $"call-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        try
        {
            Measure(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Measure(string folder)
    {
        string before = Machine.Load();
        Console.WriteLine($"data:    {Day.Description}");
        Console.WriteLine($"machine: {Machine.Describe()}; load {before}");
        Console.WriteLine(FigureTable.Head);
        List<Figure> figures = [];
        foreach (Figure figure in PassCatalog.All.Where(kind => IsWanted(kind.Name) && !(kind.NeedsLean && Day.IsSynthetic))
            .SelectMany(kind => new PassSuite(kind, Day, folder, Runs).Measure()))
        {
            Console.WriteLine(FigureTable.Row(figure));
            figures.Add(figure);
        }

        string after = Machine.Load();
        Console.WriteLine($"load at the end: {after}");
        if (JsonFile is { } file)
        {
            var document = new FigureDocument { Day = Day, Machine = Machine.Describe(), LoadAverages = [before, after], Figures = figures };
            File.WriteAllText(file, JsonSerializer.Serialize(document, FigureJson.Default.FigureDocument) + "\n");
        }
    }

    private bool IsWanted(string name) => Names.Count == 0 || Names.Any(wanted => name.StartsWith(wanted, StringComparison.Ordinal));
}
