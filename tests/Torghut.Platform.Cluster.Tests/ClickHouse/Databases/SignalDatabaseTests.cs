using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Databases;

public sealed class SignalDatabaseTests(SharedClickHouse shared)
{
    private readonly ClickHouseServer _server = shared.Server;
    private readonly string _name = shared.Server.NewName();

    [Fact]
    public async Task A_database_is_made_read_back_and_dropped_and_each_step_may_be_repeated()
    {
        using SignalDatabase database = Database();
        SignalDatabaseProbe probe = await database.ProbeAsync(CancellationToken.None);
        Assert.Empty(probe.Problems);
        Assert.Equal(SignalDatabaseState.Absent, probe.State);
        for (int i = 0; i < 2; i++)
        {
            await database.CreateAsync(CancellationToken.None);
            await database.CreateTablesAsync(CancellationToken.None);
        }

        Assert.Equal(new SignalDatabaseState(true, "run_1"), await database.ReadAsync(CancellationToken.None));
        Assert.Equal("ta_microbars\nta_signals", _server.Query($"SELECT name FROM system.tables WHERE database = '{_name}' ORDER BY name"));
        Assert.Equal(SignalDatabaseState.Absent, await database.DropAsync(CancellationToken.None));
        Assert.Equal(SignalDatabaseState.Absent, await database.DropAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("COMMENT 'torghut-sim run other'")]
    public async Task A_database_that_is_not_the_runs_is_neither_used_nor_dropped(string comment)
    {
        _server.Query($"CREATE DATABASE {_name} ENGINE = Atomic {comment}");
        using SignalDatabase database = Database();
        Assert.Contains("not the run's", Assert.Single((await database.ProbeAsync(CancellationToken.None)).Problems), StringComparison.Ordinal);
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => database.CreateAsync(CancellationToken.None));
        Assert.Equal((ExitCode.Refused, "clickhouse_database_taken"), (refusal.ExitCode, refusal.Code));
        Assert.True((await database.DropAsync(CancellationToken.None)).Exists);
        Assert.Equal("", _server.Query($"SELECT name FROM system.tables WHERE database = '{_name}'"));
        _server.Query($"DROP DATABASE {_name} SYNC");
    }

    [Theory]
    [InlineData("torghut")]
    [InlineData("Torghut")]
    [InlineData("default")]
    [InlineData("system")]
    public void Production_and_the_servers_own_databases_are_refused(string name) => Assert.Equal(
        "isolation_guard_failed:clickhouse_db_isolated",
        Assert.Throws<SimulationException>(() => new SignalDatabase(_server.Address, name, null, "run_1")).Code);

    [Theory]
    [InlineData("22.7.9.1")]
    [InlineData("18.16.1")]
    public async Task An_older_server_is_refused_with_its_version(string version)
    {
        using var server = new ClickHouseServer();
        server.SetVersion(version);
        using var database = new SignalDatabase(server.Address, _name, null, "run_1");
        foreach (Func<Task> ask in (Func<Task>[])[() => database.ProbeAsync(CancellationToken.None), () => database.CreateAsync(CancellationToken.None)])
        {
            SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(ask);
            Assert.Equal((ExitCode.Refused, "clickhouse_version_unsupported"), (refusal.ExitCode, refusal.Code));
            Assert.Contains($"is version {version}; expected 22.8", refusal.Message, StringComparison.Ordinal);
        }

        server.SetVersion("22.8.1.2097");
        Assert.Equal("22.8.1.2097", (await database.ProbeAsync(CancellationToken.None)).ServerVersion);
    }

    [Fact]
    public async Task A_cluster_that_the_server_does_not_know_is_found_before_anything_is_made()
    {
        using var database = new SignalDatabase(_server.Address, _name, "c'1", "run_1");
        SignalDatabaseProbe probe = await database.ProbeAsync(CancellationToken.None);
        Assert.Contains(probe.Problems, p => p.Contains("knows no cluster c'1", StringComparison.Ordinal));
        Assert.Contains(probe.Problems, p => p.Contains("macros shard and replica", StringComparison.Ordinal));
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => database.CreateAsync(CancellationToken.None));
        Assert.Equal((ExitCode.Failed, "clickhouse_failed"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("clickhouse.cluster", refusal.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ta_microbars")]
    [InlineData("ta_signals")]
    public void Statements_for_a_cluster_are_understood_by_the_engine(string table)
    {
        string tree = _server.Query("EXPLAIN AST " + SignalTables.Create("torghut_sim_x", table, "main'1"));
        Assert.Contains("Function ReplicatedReplacingMergeTree", tree, StringComparison.Ordinal);
        Assert.Contains($"/clickhouse/tables/{{shard}}/torghut_sim_x/{table}", tree, StringComparison.Ordinal);
        Assert.Contains("{replica}", tree, StringComparison.Ordinal);
        Assert.Contains("Function toDate", tree, StringComparison.Ordinal);
        Assert.Contains("ON CLUSTER 'main\\'1'", SignalTables.Create("d", table, "main'1"), StringComparison.Ordinal);
        Assert.Contains("CreateQuery", _server.Query("EXPLAIN AST " + SignalTables.CreateDatabase("d", "main", "it's")), StringComparison.Ordinal);
        Assert.Contains("DropQuery", _server.Query("EXPLAIN AST " + SignalTables.DropDatabase("d", "main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_password_is_named_without_it()
    {
        using var database = new SignalDatabase(new ClickHouseAddress(_server.Url, "torghut", new Secret("hunter2")), _name, null, "run_1");
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => database.ProbeAsync(CancellationToken.None));
        Assert.Equal((ExitCode.Refused, "clickhouse_unreachable"), (refusal.ExitCode, refusal.Code));
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_comes_from_the_manifest()
    {
        ClickHouseAddress address = ClickHouseAddress.Resolve(
            new ClickHouseSection { HttpUrl = "https://ch:8443/x/", Username = "u", Password = new PasswordSource.Variable("CH") }, name => name == "CH" ? "p" : null);
        Assert.Equal(("u@ch:8443", "p"), (address.ToString(), address.Password!.Reveal()));
        Assert.Equal("clickhouse_url_invalid", Assert.Throws<SimulationException>(
            () => ClickHouseAddress.Resolve(new ClickHouseSection { HttpUrl = "https://u:p@ch:8443" }, _ => null)).Code);
    }

    private SignalDatabase Database() => new(_server.Address, _name, cluster: null, "run_1");
}
