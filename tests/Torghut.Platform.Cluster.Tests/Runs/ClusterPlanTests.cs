using System.Text.Json;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>What a plan of a run over servers asks and shows; it makes nothing, whatever it finds.</summary>
public sealed class ClusterPlanTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    /// <summary>Number of Kafka's request for records.</summary>
    private const int Fetch = 1;

    private readonly ClusterWorld _world = new(postgres.Server, clickHouse.Server);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void APlanAsksEveryServerAndMakesNothing()
    {
        string manifest = _world.Manifest("cluster.yaml");

        ProgramResult plan = _world.Run("plan", "--run-id", "planned", "--dataset-manifest", manifest, "--json");

        Assert.True(plan.Code == 0, plan.Errors);
        using JsonDocument document = JsonDocument.Parse(plan.Output);
        JsonElement root = document.RootElement;
        string[] passed = [.. root.GetProperty("guards").EnumerateArray().Where(guard => guard.GetProperty("passed").GetBoolean()).Select(guard => guard.GetProperty("check").GetString()!)];
        Assert.Superset(new HashSet<string> { "kafka_source_topics", "kafka_simulation_topics", "postgres", "clickhouse", "postgres_db_isolated" }, passed.ToHashSet());
        JsonElement analysis = root.GetProperty("workloads").GetProperty("ta");
        Assert.Equal("torghut.sim.trades.v1.planned", analysis.GetProperty("TA_TRADES_TOPIC").GetString());
        Assert.Equal("torghut-ta-sim-planned", analysis.GetProperty("TA_GROUP_ID").GetString());
        Assert.Equal($"${{{ClusterWorld.PasswordVariable}}}", analysis.GetProperty("TA_CLICKHOUSE_PASSWORD").GetString());
        Assert.Equal("simulation", root.GetProperty("workloads").GetProperty("trader").GetProperty("TRADING_EXECUTION_ADAPTER").GetString());

        // A day that is not dumped yet is only looked for: the brokers' other users are not hurt by a plan.
        Assert.Equal(JsonValueKind.Null, root.GetProperty("input").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("coverage_ratio").ValueKind);
        Assert.True(root.GetProperty("estimate").GetProperty("events").GetInt64() > 1000, plan.Output);
        Assert.Equal(2, root.GetProperty("forecast").GetProperty("topics").GetArrayLength());
        Assert.DoesNotContain(Fetch, _world.Kafka.RequestsOf("torghut-sim-dump-planned"));
        Assert.Contains("coverage and input hash are not known before the dump", _world.Run("plan", "--run-id", "planned", "--dataset-manifest", manifest).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, plan.Output + plan.Errors, StringComparison.Ordinal);
        _world.AssertNothingLeft("planned");
        Assert.False(Directory.Exists(_world.FileOf("planned", "")));
    }

    [Fact]
    public void WhatStandsInTheWayIsNamedBeforeAnythingIsMade()
    {
        Refuse("source", "kafka_topic_not_found", "torghut.no.such.topic");
        Refuse("database", "preflight_failed:postgres", "torghut_sim_refused");
        Refuse("password", "preflight_failed:clickhouse", "Check clickhouse.username");
        Refuse("production", "isolation_guard_failed:clickhouse_db_isolated", "torghut");
        Refuse("topic", "preflight_failed:kafka_simulation_topics", "torghut.sim.quotes.v1.refused");
    }

    private void Refuse(string what, string code, string named)
    {
        string manifest = _world.Manifest("cluster.yaml");
        (string From, string To) change = what switch
        {
            "source" => ("quotes: torghut.sim.quotes.v1.seed", "quotes: torghut.no.such.topic"),
            "password" => ($"password_env: {ClusterWorld.PasswordVariable}", $"password_env: {ClusterWorld.AdminVariable}"),
            "production" => ("clickhouse: {", "clickhouse: { simulation_database: Torghut,"),
            _ => ("", ""),
        };
        if (change.From.Length > 0)
        {
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(change.From, change.To, StringComparison.Ordinal));
        }

        int topics = 0;
        if (what == "topic")
        {
            _world.Kafka.CreateTopic("torghut.sim.quotes.v1.refused", 1);
            topics++;
        }

        if (what == "database")
        {
            _world.Postgres.Execute("postgres", "create database torghut_sim_refused");
            _world.Postgres.Execute("torghut_sim_refused", "create table theirs (id int)");
        }

        try
        {
            ProgramResult run = _world.Run("run", "--run-id", "refused", "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);

            Assert.True(run.Code == 3, $"{run.Code}: {run.Errors}");
            Assert.Contains(code, run.Errors, StringComparison.Ordinal);
            Assert.Contains(named, run.Errors, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(topics, _world.TopicsOf("refused").Count);
            Assert.Equal(what == "database" ? ["postgres torghut_sim_refused"] : [], _world.Databases("refused"));
            Assert.False(Directory.Exists(_world.FileOf("refused", "")));
        }
        finally
        {
            _world.Postgres.Execute("postgres", "drop database if exists torghut_sim_refused");
        }
    }
}
