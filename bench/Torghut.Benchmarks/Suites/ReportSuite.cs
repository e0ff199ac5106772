using System.Globalization;
using Torghut.Benchmarks.Days;
using Torghut.Benchmarks.Figures;
using Torghut.Benchmarks.Jobs;
using Torghut.Benchmarks.Measurements;

namespace Torghut.Benchmarks.Suites;

/// <summary>
/// Whether a report grows linearly with its ledger: <c>torghut-sim report</c> with all its files over generated ledgers of
/// 100,000, 500,000 and a million decisions, half as many orders and one and a half times as many order events.
/// </summary>
internal sealed class ReportSuite(SuiteOptions options) : ISuite
{
    private const int Passed = 0;
    private const int VerdictFailed = 6;

    /// <inheritdoc/>
    public string Name => "report";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure()
    {
        foreach (int decisions in (int[])[100_000, 500_000, 1_000_000])
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{Name}-{decisions / 1000}k");
            string ledger = Path.Combine(options.Folder, name + ".sqlite");
            GeneratedLedger.Write(ledger, decisions);
            List<ProgramResult> results = [];
            for (int i = 0; i < Math.Min(options.Runs, 2); i++)
            {
                results.Add(Run(ledger, name));
            }

            yield return new Figure
            {
                Benchmark = name,
                Mode = "process",
                Title = string.Create(CultureInfo.InvariantCulture, $"all files of the report of {decisions} decisions"),
                Unit = "decisions",
                Counts = new PassCounts(decisions, new FileInfo(ledger).Length),
                Samples = [.. results.Select(result => new PassSample(result.WallSeconds, result.CpuSeconds))],
                LimitPerSecond = null,
                PeakMemoryBytes = results.Max(result => result.PeakMemoryBytes),
            };
            File.Delete(ledger);
        }
    }

    private ProgramResult Run(string ledger, string name)
    {
        ProgramResult result = JobProcess.Run(new ProgramJob
        {
            Program = options.Program,
            Arguments =
            [
                "report", "--run-id", GeneratedLedger.RunId, "--simulation-db", ledger, "--window-start", GeneratedLedger.WindowStart,
                "--window-end", GeneratedLedger.WindowEnd, "--output-root", Path.Combine(options.Folder, name),
            ],
            Environment = new Dictionary<string, string>(),
            WorkingFolder = options.Folder,
            ResultFile = Path.Combine(options.Folder, name + ".json"),
        });
        return result.ExitCode is Passed or VerdictFailed
            ? result
            : throw new BenchmarkException($"{options.Program} ended with code {result.ExitCode}:\n{result.Output}");
    }
}
