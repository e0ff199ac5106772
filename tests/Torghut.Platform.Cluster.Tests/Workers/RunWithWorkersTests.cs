using System.Text.Json;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Workers;

/// <summary>A run over Kafka, Postgres and ClickHouse whose workloads are this program's workers, started by the user.</summary>
public sealed class RunWithWorkersTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClusterWorld _world = new(postgres.Server, clickHouse.Server);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARunWithOurWorkersComesToTheEmbeddedRunsHashes()
    {
        ProgramResult embedded = _world.Run(
            "run", "--run-id", "ours-1", "--dataset-manifest", _world.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);
        string manifest = _world.Manifest("cluster.yaml");
        string[] which = ["--run-id", "ours-1", "--dataset-manifest", manifest];

        // Started before the run: they wait for it.
        using RunningProgram analysis = _world.Start(["worker", "ta", .. which, "--port", "0"]);
        using RunningProgram trader = _world.Start(["worker", "trader", .. which, "--port", "0", "--exit-when-complete"]);
        using RunningProgram run = _world.Start(["run", .. which, "--confirm", ClusterWorld.Confirmation]);
        ProgramResult result = run.Wait(Patience);

        Assert.True(result.Code is 0 or 6, $"{result.Code}: {result.Errors}");
        Assert.Equal(0, trader.Wait(Patience).Code);
        _world.AssertNothingLeft("ours_1");
        foreach (string hash in (string[])["input_hash", "decision_hash", "order_hash"])
        {
            Assert.Equal(Hash("embedded", hash), Hash("artifacts/torghut/simulations", hash));
        }
    }

    private string? Hash(string root, string name)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(_world.FileOf("ours_1", "report/simulation-report.json", root)));
        return report.RootElement.GetProperty("run_metadata").GetProperty(name).GetString();
    }
}
