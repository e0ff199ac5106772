using System.Globalization;
using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.Postgres.Databases;

public sealed class RunDatabaseTests(SharedPostgres postgres) : IAsyncLifetime
{
    private static int s_count;

    private readonly PostgresServer _server = postgres.Server;
    private readonly string _token = string.Create(CultureInfo.InvariantCulture, $"run_{Interlocked.Increment(ref s_count)}");

    private string Name => "torghut_sim_" + _token;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await Database().DropAsync(CancellationToken.None);

    [Fact]
    public async Task A_database_is_made_migrated_granted_read_back_and_dropped_and_each_step_may_be_repeated()
    {
        (string owner, string worker) = CreateRoles();
        RunDatabase database = Database(owner, worker);
        Assert.Empty((await database.ProbeAsync(CancellationToken.None)).Problems);
        Assert.Equal(DatabaseState.Absent, await database.ReadAsync(CancellationToken.None));
        for (int i = 0; i < 2; i++)
        {
            await database.CreateAsync(CancellationToken.None);
            await database.MigrateAsync(CancellationToken.None);
            await database.GrantAsync(CancellationToken.None);
        }

        Assert.Equal(new DatabaseState(true, _token, true), await database.ReadAsync(CancellationToken.None));
        Assert.Empty((await database.ProbeAsync(CancellationToken.None)).Problems);
        ExecuteAs(worker, Name, "insert into trade_cursor values (gen_random_uuid(), 's', 'a', now(), 1, 'x'); delete from trade_cursor");
        Assert.Throws<PostgresException>(() => ExecuteAs(worker, Name, "drop table trade_cursor"));

        Assert.Equal(DatabaseState.Absent, await database.DropAsync(CancellationToken.None));
        Assert.Equal(DatabaseState.Absent, await database.DropAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_database_is_dropped_also_while_others_are_connected()
    {
        RunDatabase database = Database();
        await database.CreateAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(_server.Address(Name).ToSettings().ConnectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DatabaseState.Absent, await database.DropAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_database_that_another_made_is_neither_used_nor_dropped()
    {
        _server.Execute("postgres", $"create database {Name}");
        _server.Execute(Name, "create table precious (x int)");
        RunDatabase database = Database();
        Assert.Contains("not the run's", Assert.Single((await database.ProbeAsync(CancellationToken.None)).Problems), StringComparison.Ordinal);
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => database.CreateAsync(CancellationToken.None));
        Assert.Equal((ExitCode.Refused, "postgres_database_taken"), (refusal.ExitCode, refusal.Code));
        Assert.Equal(new DatabaseState(true, null, true), await database.DropAsync(CancellationToken.None));
        Assert.Equal(["0"], _server.Query(Name, "select count(*) from precious"));
        _server.Execute("postgres", $"drop database {Name}");
    }

    [Fact]
    public async Task A_database_of_another_run_is_neither_used_nor_dropped()
    {
        await Database().CreateAsync(CancellationToken.None);
        var other = new RunDatabase(Targets(), "other_run");
        await Assert.ThrowsAsync<SimulationException>(() => other.CreateAsync(CancellationToken.None));
        Assert.Equal(_token, (await other.DropAsync(CancellationToken.None)).Owner);
    }

    [Fact]
    public async Task A_database_left_between_its_making_and_its_marking_is_the_runs()
    {
        _server.Execute("postgres", $"create database {Name}");
        RunDatabase database = Database();
        Assert.Equal(new DatabaseState(true, null, false), await database.ReadAsync(CancellationToken.None));
        await database.CreateAsync(CancellationToken.None);
        Assert.Equal(_token, (await database.ReadAsync(CancellationToken.None)).Owner);
    }

    [Fact]
    public async Task What_is_missing_is_found_before_anything_is_made()
    {
        string weak = "weak_" + _token;
        _server.Execute("postgres", $"create role {weak} login password 'x'; create role owner_{weak} login password 'x'");
        var targets = PostgresTargets.Resolve(
            new PostgresSection
            {
                AdminDsn = Dsn(weak, "x", "postgres"),
                SimulationDsn = Dsn("owner_" + weak, "wrong", "{db}"),
                RuntimeSimulationDsn = Dsn("nobody_" + weak, "x", "{db}"),
            },
            Name,
            _ => null);
        DatabaseProbe probe = await new RunDatabase(targets, _token).ProbeAsync(CancellationToken.None);
        Assert.Equal(DatabaseState.Absent, probe.State);
        Assert.StartsWith("15", probe.ServerVersion, StringComparison.Ordinal);
        Assert.Collection(
            probe.Problems,
            p => Assert.Contains($"alter role \"{weak}\" createdb", p, StringComparison.Ordinal),
            p => Assert.Contains($"grant \"owner_{weak}\" to \"{weak}\"", p, StringComparison.Ordinal),
            p => Assert.Contains($"create role \"nobody_{weak}\" login", p, StringComparison.Ordinal),
            p => Assert.Contains($"User owner_{weak} cannot log in", p, StringComparison.Ordinal),
            p => Assert.Contains($"User nobody_{weak} cannot log in", p, StringComparison.Ordinal));
        Assert.Empty(_server.Query("postgres", $"select 1 from pg_database where datname = '{Name}'"));
    }

    [Theory]
    [InlineData("torghut")]
    [InlineData("TORGHUT")]
    [InlineData("template1")]
    [InlineData("postgres")]
    public void Production_and_the_servers_own_databases_are_refused(string name)
    {
        SimulationException refusal = Assert.Throws<SimulationException>(
            () => PostgresTargets.Resolve(new PostgresSection { AdminDsn = Dsn("u", "p", "admin") }, name, _ => null));
        Assert.Equal((ExitCode.Refused, "isolation_guard_failed:postgres_db_isolated"), (refusal.ExitCode, refusal.Code));
    }

    [Theory]
    [InlineData("torghut_sim_x", "torghut")]
    [InlineData("torghut_sim_x", "other")]
    [InlineData("admin", "admin")]
    public void Workloads_and_program_use_one_database_that_is_not_the_admins(string simulation, string runtime) =>
        Assert.Equal("isolation_guard_failed:postgres_db_isolated", Assert.Throws<SimulationException>(() => PostgresTargets.Resolve(
            new PostgresSection
            {
                AdminDsn = Dsn("u", "p", "admin"),
                SimulationDsn = Dsn("u", "p", simulation),
                RuntimeSimulationDsn = Dsn("w", "p", runtime),
            },
            "torghut_sim_x",
            _ => null)).Code);

    [Fact]
    public void Passwords_come_from_where_the_manifest_says()
    {
        PostgresTargets targets = PostgresTargets.Resolve(
            new PostgresSection
            {
                AdminDsnVariable = "ADMIN",
                AdminPassword = new PasswordSource.Variable("ADMIN_PASSWORD"),
                SimulationDsn = new DatabaseAddress("postgresql://sim@h/{db}"),
                RuntimeSimulationDsn = new DatabaseAddress("host=h user=work dbname={db}"),
                RuntimePassword = new PasswordSource.Clear(new Secret("c")),
            },
            "torghut_sim_x",
            name => name switch { "ADMIN" => "host=h user=root dbname=admin", "ADMIN_PASSWORD" => "a", _ => null });
        Assert.Equal("root@h:5432/admin sim@h:5432/torghut_sim_x work@h:5432/torghut_sim_x", $"{targets.Admin} {targets.Run} {targets.Runtime}");
        Assert.Equal(("a", "a", "c"), (PasswordOf(targets.Admin), PasswordOf(targets.Run), PasswordOf(targets.Runtime)));
        Assert.Contains("NOTHING", Assert.Throws<SimulationException>(
            () => PostgresTargets.Resolve(new PostgresSection { AdminDsnVariable = "NOTHING" }, "d", _ => null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_users_own_migrations_find_the_database_in_their_environment()
    {
        RunDatabase database = Database();
        await database.CreateAsync(CancellationToken.None);
        const string tables = "create table strategies (id uuid); create table trade_decisions (id uuid); create table executions (id uuid); "
            + "create table execution_order_events (id uuid); create table execution_tca_metrics (id uuid); create table llm_decision_reviews (id uuid); "
            + "create table position_snapshots (id uuid)";
        await Migrate($"psql -v ON_ERROR_STOP=1 -c '{tables}'");
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => database.VerifyTablesAsync(CancellationToken.None));
        Assert.Equal("ledger_tables_missing", refusal.Code);
        Assert.Contains("trade_cursor", refusal.Message, StringComparison.Ordinal);

        await Migrate("psql \"$DB_DSN\" -v ON_ERROR_STOP=1 -c 'create table trade_cursor (id uuid)'");
        await database.VerifyTablesAsync(CancellationToken.None);
        await database.VerifyTablesAsync(CancellationToken.None);
        Assert.Equal(["7"], _server.Query(Name, "select count(*) from information_schema.columns where table_name = 'runtime_events'"));
    }

    [Fact]
    public async Task Migrations_that_fail_say_why_without_the_password()
    {
        await Database().CreateAsync(CancellationToken.None);
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(
            () => Migrate("echo first; echo \"no such thing as $PGPASSWORD or $DB_DSN\" >&2; exit 7"));
        Assert.Equal((ExitCode.Failed, "migrations_command_failed"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("ended with code 7", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no such thing as *** or postgresql://torghut:***@127.0.0.1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrations_that_do_not_end_are_ended()
    {
        await Database().CreateAsync(CancellationToken.None);
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(
            () => MigrationsCommand.RunAsync("sleep 60 & wait", Targets().Run, TimeSpan.FromMilliseconds(300), CancellationToken.None));
        Assert.Contains("did not end within", refusal.Message, StringComparison.Ordinal);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => MigrationsCommand.RunAsync("sleep 60", Targets().Run, TimeSpan.FromMinutes(1), cancelled.Token));
    }

    private static string? PasswordOf(PostgresAddress address) => address.ToSettings().Password;

    private Task Migrate(string command) =>
        MigrationsCommand.RunAsync(command, Targets().Run, TimeSpan.FromMinutes(1), CancellationToken.None);

    private (string Owner, string Worker) CreateRoles()
    {
        (string owner, string worker) = ("owner_" + _token, "worker_" + _token);
        _server.Execute("postgres", $"create role {owner} login password 'x'; create role {worker} login password 'x'");
        return (owner, worker);
    }

    private void ExecuteAs(string user, string database, string sql)
    {
        NpgsqlConnectionStringBuilder settings = _server.Address(database).ToSettings();
        (settings.Username, settings.Password, settings.Pooling) = (user, "x", false);
        using var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private DatabaseAddress Dsn(string user, string password, string database) =>
        new($"postgresql://{user}:{password}@127.0.0.1:{_server.Port}/{database}");

    private PostgresTargets Targets(string? owner = null, string? worker = null) => PostgresTargets.Resolve(
        new PostgresSection
        {
            AdminDsn = new DatabaseAddress(_server.Url("postgres")),
            SimulationDsn = owner is null ? null : Dsn(owner, "x", "{db}"),
            RuntimeSimulationDsn = worker is null ? null : Dsn(worker, "x", "{db}"),
        },
        Name,
        _ => null);

    private RunDatabase Database(string? owner = null, string? worker = null) => new(Targets(owner, worker), _token);
}
