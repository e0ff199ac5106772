using System.Text.Json;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>Runs over Kafka, Postgres and ClickHouse as users start them; somebody else's workloads write the ledger.</summary>
public sealed class ClusterRunTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ClusterWorld _world = new(postgres.Server, clickHouse.Server);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARunReplaysWatchesReportsAndLeavesNothing()
    {
        string embedded = Embedded("day-1");
        string manifest = _world.Manifest("cluster.yaml");

        using RunningProgram run = _world.Start("run", "--run-id", "day-1", "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation, "--json");
        run.Until(() => File.Exists(_world.FileOf("day_1", "workloads/trader.env")), Patience);
        StandInWorkloads.Work(_world, "day_1", embedded);
        ProgramResult result = run.Wait(Patience);

        Assert.True(result.Code is 0 or 6, $"{result.Code}: {result.Errors}");
        _world.AssertNothingLeft("day_1");
        _world.AssertNoSecretInFiles();
        using JsonDocument mine = Report("day_1", "artifacts/torghut/simulations");
        using JsonDocument theirs = Report("day_1", "embedded");
        foreach (string hash in (string[])["input_hash", "decision_hash", "order_hash"])
        {
            Assert.Equal(
                theirs.RootElement.GetProperty("run_metadata").GetProperty(hash).GetString(),
                mine.RootElement.GetProperty("run_metadata").GetProperty(hash).GetString());
        }

        Assert.True(mine.RootElement.GetProperty("funnel").GetProperty("trade_decisions").GetInt64() > 0);
        Assert.Equal("cluster", mine.RootElement.GetProperty("run_metadata").GetProperty("platform").GetString());
        byte[] report = File.ReadAllBytes(_world.FileOf("day_1", "report/simulation-report.json"));

        ProgramResult verified = _world.Run("verify", "--run-id", "day-1", "--against", embedded);
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        ProgramResult here = _world.Run("verify", "--run-id", "day-1");
        Assert.True(here.Code == 0, here.Output + here.Errors);
        ProgramResult again = _world.Run("report", "--run-id", "day-1");
        Assert.Equal(result.Code, again.Code);
        Assert.Equal(report, File.ReadAllBytes(_world.FileOf("day_1", "report/simulation-report.json")));
        ProgramResult finished = _world.Run("run", "--run-id", "day-1", "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);
        Assert.Equal(result.Code, finished.Code);
        Assert.Equal(0, _world.Run("status", "--run-id", "day-1").Code);
        ProgramResult plan = _world.Run("plan", "--run-id", "day-2", "--dataset-manifest", manifest);
        Assert.True(plan.Code == 0, plan.Errors);
        Assert.Matches("2 symbols: AAA BBB\n +[0-9,]+ events, coverage [0-9.]+ ?% of the minutes", plan.Output);
        Assert.Equal(0, _world.Run("teardown", "--run-id", "day-1").Code);
    }

    [Fact]
    public void WhatTheManifestKeepsStays()
    {
        string embedded = Embedded("kept");
        string manifest = _world.Manifest("cluster.yaml", kafka: ", keep_simulation_topics: true");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("admin_dsn_env", "keep_simulation_database: true, admin_dsn_env", StringComparison.Ordinal));

        using RunningProgram run = _world.Start("run", "--run-id", "kept", "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);
        run.Until(() => File.Exists(_world.FileOf("kept", "workloads/trader.env")), Patience);
        StandInWorkloads.Work(_world, "kept", embedded);
        ProgramResult result = run.Wait(Patience);

        Assert.True(result.Code is 0 or 6, $"{result.Code}: {result.Errors}");
        Assert.Equal(8, _world.TopicsOf("kept").Count);
        Assert.Equal(["postgres torghut_sim_kept"], _world.Databases("kept"));
        _world.Postgres.Execute("postgres", "drop database torghut_sim_kept with (force)");
    }

    [Fact]
    public void WithoutWorkloadsTheMonitorSaysWhatIsMissing()
    {
        string manifest = _world.Manifest("cluster.yaml");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("timeout_seconds: 90", "timeout_seconds: 3", StringComparison.Ordinal));

        ProgramResult result = _world.Run("run", "--run-id", "alone", "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);

        Assert.Equal(4, result.Code);
        Assert.Contains("monitor_timeout", result.Errors, StringComparison.Ordinal);
        Assert.Contains("signals_absent", result.Errors, StringComparison.Ordinal);
        _world.AssertNothingLeft("alone");
    }

    private string Embedded(string runId)
    {
        ProgramResult result = _world.Run(
            "run", "--run-id", runId, "--dataset-manifest", _world.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(result.Code is 0 or 6, result.Errors);
        return Path.Combine(_world.Folder, "embedded", runId.Replace('-', '_'));
    }

    private JsonDocument Report(string token, string root) =>
        JsonDocument.Parse(File.ReadAllBytes(_world.FileOf(token, "report/simulation-report.json", root)));
}
