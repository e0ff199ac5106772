using System.Text.Json;
using Torghut.Benchmarks.Days;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Measurements;
using Torghut.Simulation.Documents;

namespace Torghut.Benchmarks.Suites;

/// <summary>Runs of the program over a day, each a start of its own with a run id of its own.</summary>
internal sealed class ProgramStart
{
    private const int Passed = 0;
    private const int VerdictFailed = 6;

    private readonly SuiteOptions _options;
    private readonly string _manifest;
    private readonly string _name;
    private int _starts;

    /// <summary>Writes the day's manifest.</summary>
    /// <param name="options">What the call's benchmarks share.</param>
    /// <param name="name">Name of the benchmark; its files have it.</param>
    public ProgramStart(SuiteOptions options, string name)
    {
        _options = options;
        _name = name;
        _manifest = Path.Combine(options.Folder, name + ".yaml");
        File.WriteAllText(_manifest, DayManifest.Write(options.Day));
    }

    /// <summary>Runs the day once.</summary>
    /// <param name="outputRoot">Folder of runs and tapes.</param>
    public ProgramRun Run(string outputRoot)
    {
        string id = $"{_name}-{++_starts}";
        ProgramResult result = JobProcess.Run(new ProgramJob
        {
            Program = _options.Program,
            Arguments =
            [
                "run", "--run-id", id, "--dataset-manifest", _manifest, "--output-root", outputRoot,
                "--confirm", "START_HISTORICAL_SIMULATION", "--quiet",
            ],
            Environment = new Dictionary<string, string>(),
            WorkingFolder = _options.Folder,
            ResultFile = Path.Combine(_options.Folder, id + ".json"),
        });
        if (result.ExitCode is not (Passed or VerdictFailed))
        {
            throw new BenchmarkException($"{_options.Program} ended with code {result.ExitCode}:\n{result.Output}");
        }

        string file = Path.Combine(outputRoot, id.Replace('-', '_'), "performance.json");
        PerformanceDocument performance = JsonSerializer.Deserialize(File.ReadAllText(file), DocumentsJson.Default.PerformanceDocument)
            ?? throw new BenchmarkException($"{file} is empty.");
        var counts = new PassCounts(performance.Events ?? 0, performance.InputBytes ?? 0);
        return new ProgramRun(new PassSample(result.WallSeconds, result.CpuSeconds), counts, result.PeakMemoryBytes, performance);
    }
}
