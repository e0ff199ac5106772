namespace Torghut.EndToEnd.Tests.Support;

/// <summary>Runs of a short day, made once: two alike, one with a smaller limit, one of another input, one that fails.</summary>
public sealed class ComparableRuns : IDisposable
{
    public ComparableRuns()
    {
        Cli = new TorghutSim(Folder.Root);
        Run("one", Manifests.Synthetic());
        Run("two", Manifests.Synthetic());
        Run("smaller", Manifests.Synthetic("risk: { max_notional_per_trade: 5000 }"));
        Run("other", Manifests.Synthetic().Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        Run("failing", Manifests.Synthetic("monitor: { min_executions: 100000 }"));
    }

    public TemporaryFolder Folder { get; } = new();

    public TorghutSim Cli { get; }

    /// <summary>Copies a run's folder.</summary>
    public string Copy(string run, string name)
    {
        string from = Folder[$"artifacts/torghut/simulations/{run}"];
        string to = Folder[$"copies/{name}"];
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    public void Dispose() => Folder.Dispose();

    private void Run(string runId, string manifest)
    {
        string path = Folder.File(runId + ".yaml", manifest);
        CliResult result = Cli.Run("run", "--run-id", runId, "--dataset-manifest", path, "--confirm", "START_HISTORICAL_SIMULATION", "--quiet");
        Assert.True(result.ExitCode is 0 or 6, result.ToString());
    }
}
