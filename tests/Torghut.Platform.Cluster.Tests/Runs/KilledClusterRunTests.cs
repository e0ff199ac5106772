using System.Text.Json;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>A killed run leaves nothing behind for long: any later process, knowing only the folder, puts everything back.</summary>
public sealed class KilledClusterRunTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ClusterWorld _world = new(postgres.Server, clickHouse.Server);

    public enum Point
    {
        LedgerMade,
        SignalsMade,
        FirstTopicMade,
        AllTopicsMade,
        InReplay,
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void TeardownPutsBackWhatAKilledRunLeft()
    {
        string manifest = Manifest();
        foreach (Point point in Enum.GetValues<Point>())
        {
            LeaveAndPutBack(point, manifest);
        }
    }

    [Fact]
    public void TheSameCommandStartsOverOnFreshTopics()
    {
        string token = "again";
        string manifest = Manifest();
        ProgramResult embedded = _world.Run(
            "run", "--run-id", token, "--dataset-manifest", _world.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);
        Kill(Point.InReplay, token, manifest);
        File.Delete(_world.FileOf(token, "workloads/trader.env"));

        using RunningProgram second = _world.Start("run", "--run-id", token, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);
        second.Until(() => File.Exists(_world.FileOf(token, "workloads/trader.env")), Patience);
        StandInWorkloads.Work(_world, token, Path.Combine(_world.Folder, "embedded", token));
        ProgramResult result = second.Wait(Patience);

        Assert.True(result.Code is 0 or 6, $"{result.Code}: {result.Errors}");
        _world.AssertNothingLeft(token);
        ProgramResult verified = _world.Run("verify", "--run-id", token, "--against", Path.Combine(_world.Folder, "embedded", token));
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
    }

    private void LeaveAndPutBack(Point point, string manifest)
    {
        string token = "killed_" + point.ToString().ToLowerInvariant();
        Kill(point, token, manifest);
        Assert.NotEmpty(_world.Databases(token));
        ProgramResult status = _world.Run("status", "--run-id", token, "--json");
        using (JsonDocument document = JsonDocument.Parse(status.Output))
        {
            Assert.True(document.RootElement.GetProperty("outstanding").GetArrayLength() > 0, status.Output);
        }

        ProgramResult teardown = _world.Run("teardown", "--run-id", token);

        Assert.True(teardown.Code is 0 or 4, $"{teardown.Code}: {teardown.Errors}");
        _world.AssertNothingLeft(token);
        _world.AssertNoSecretInFiles();
    }

    /// <summary>The replay takes 20 seconds, so that there is a middle of it.</summary>
    private string Manifest() => _world.Manifest("cluster.yaml", "replay: { pace_mode: accelerated, acceleration: 30, status_update_every_records: 100 }");

    private void Kill(Point point, string token, string manifest)
    {
        using RunningProgram run = _world.Start("run", "--run-id", token, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);
        run.Until(() => IsAt(point, token), Patience);
        run.Kill();
    }

    private bool IsAt(Point point, string token) => point switch
    {
        Point.LedgerMade => _world.Databases(token).Contains("postgres torghut_sim_" + token),
        Point.SignalsMade => _world.Databases(token).Contains("clickhouse torghut_sim_" + token),
        Point.FirstTopicMade => _world.TopicsOf(token).Count > 0,
        Point.AllTopicsMade => _world.TopicsOf(token).Count == 8,
        _ => File.Exists(_world.FileOf(token, "workloads/trader.env")) && Kafka.Support.Kcat.Consume(
            _world.Kafka.BootstrapServers, "torghut.sim.trades.v1." + token, 0, "%o\n").Length > 0,
    };
}
