using System.Text.Json;
using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Passes;

namespace Torghut.Benchmarks.Suites;

/// <summary>One call: the chosen benchmarks over one day, one after the other, nothing beside them.</summary>
internal sealed class BenchmarkCall
{
    private readonly SuiteOptions _options;
    private readonly ISuite[] _chosen;

    /// <summary>Chooses the benchmarks.</summary>
    /// <param name="options">What they share.</param>
    /// <param name="names">Their names, or the beginnings of their names; empty for all.</param>
    /// <exception cref="BenchmarkException">A name is unknown.</exception>
    public BenchmarkCall(SuiteOptions options, IReadOnlyList<string> names)
    {
        _options = options;
        ISuite[] all =
        [
            .. PassCatalog.All.Where(kind => !(kind.NeedsLean && options.Day.IsSynthetic)).Select(kind => new PassSuite(kind, options)),
            new WholeRunSuite(options),
            new MemorySuite(options),
            new PostgresCopySuite(options),
            new ReportSuite(options),
        ];
        string[] unknown = [.. names.Where(name => !all.Any(suite => suite.Name.StartsWith(name, StringComparison.Ordinal)))];
        if (unknown.Length > 0)
        {
            throw new BenchmarkException(
                $"No benchmark of this day is called {string.Join(", ", unknown)}. There are: {string.Join(", ", all.Select(suite => suite.Name))}.");
        }

        _chosen = [.. all.Where(suite => names.Count == 0 || names.Any(name => suite.Name.StartsWith(name, StringComparison.Ordinal)))];
    }

    /// <summary>Measures, prints each figure as it comes, and returns all. The folder is empty at the end.</summary>
    /// <param name="jsonFile">File for the figures; null for none.</param>
    public void Run(string? jsonFile)
    {
        Directory.CreateDirectory(_options.Folder);
        try
        {
            Measure(jsonFile);
        }
        finally
        {
            Directory.Delete(_options.Folder, recursive: true);
        }
    }

    private void Measure(string? jsonFile)
    {
        string before = Machine.Load();
        Console.WriteLine($"data:    {_options.Day.Description}");
        Console.WriteLine($"machine: {Machine.Describe()}; load {before}");
        Console.WriteLine(FigureTable.Head);
        List<Figure> figures = [];
        foreach (Figure figure in _chosen.SelectMany(suite => suite.Measure()))
        {
            Console.WriteLine(FigureTable.Row(figure));
            if (FigureTable.Phases(figure) is { } phases)
            {
                Console.WriteLine(phases);
            }

            figures.Add(figure);
        }

        string after = Machine.Load();
        Console.WriteLine($"load at the end: {after}");
        if (jsonFile is not null)
        {
            var document = new FigureDocument { Day = _options.Day, Machine = Machine.Describe(), LoadAverages = [before, after], Figures = figures };
            File.WriteAllText(jsonFile, JsonSerializer.Serialize(document, FigureJson.Default.FigureDocument) + "\n");
        }
    }
}
