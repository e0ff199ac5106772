using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.Postgres.Databases;

public sealed class RunDatabaseThingTests(SharedPostgres postgres)
{
    private readonly PostgresServer _server = postgres.Server;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_is_made_under_a_pledge_and_dropped_or_kept_as_pledged(bool keep)
    {
        string token = "pledged_" + (keep ? "kept" : "dropped");
        RunDatabase database = Database(token);
        using var journals = new Journals(new RunDatabaseThing(database));
        Obligation obligation = RunDatabaseThing.ObligationFor(database, keep);
        Assert.Equal(PerformResult.Performed, await journals.Mutations.PerformAsync(obligation, CancellationToken.None));
        await database.MigrateAsync(CancellationToken.None);
        Assert.Equal([obligation], journals.Outstanding);

        await journals.Mutations.RestoreAsync(obligation, CancellationToken.None);
        Assert.Empty(journals.Outstanding);
        Assert.Equal(keep, (await database.ReadAsync(CancellationToken.None)).Exists);
    }

    [Fact]
    public async Task A_database_that_was_there_is_refused_and_owed_nothing()
    {
        const string token = "taken";
        _server.Execute("postgres", "create database torghut_sim_taken");
        _server.Execute("torghut_sim_taken", "create table precious (x int)");
        RunDatabase database = Database(token);
        using var journals = new Journals(new RunDatabaseThing(database));
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(
            () => journals.Mutations.PerformAsync(RunDatabaseThing.ObligationFor(database, keep: false), CancellationToken.None));
        Assert.Equal("mutation_conflict", refusal.Code);
        Assert.Empty(journals.Outstanding);
        Assert.True((await database.ReadAsync(CancellationToken.None)).HasTables);
    }

    [Fact]
    public async Task A_database_that_another_replaced_is_left_alone()
    {
        RunDatabase database = Database("replaced");
        using var journals = new Journals(new RunDatabaseThing(database));
        Obligation obligation = RunDatabaseThing.ObligationFor(database, keep: false);
        await journals.Mutations.PerformAsync(obligation, CancellationToken.None);
        _server.Execute("postgres", "drop database torghut_sim_replaced");
        _server.Execute("postgres", "create database torghut_sim_replaced");
        _server.Execute("torghut_sim_replaced", "create table precious (x int)");
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(
            () => journals.Mutations.RestoreAsync(obligation, CancellationToken.None));
        Assert.Equal("restore_failed", refusal.Code);
        Assert.Equal([obligation], journals.Outstanding);
        Assert.True((await database.ReadAsync(CancellationToken.None)).HasTables);
    }

    [Fact]
    public async Task A_thing_of_another_name_or_kind_is_not_touched()
    {
        var thing = new RunDatabaseThing(Database("own"));
        Assert.IsType<ThingReading.Refused>(await thing.ReadAsync(new ThingId(RunDatabaseThing.Kind, "torghut"), CancellationToken.None));
        Assert.IsType<ThingReading.Refused>(await thing.ReadAsync(new ThingId("topic", "torghut_sim_own"), CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_is_away_is_no_answer()
    {
        var targets = PostgresTargets.Resolve(
            new PostgresSection { AdminDsn = new DatabaseAddress("host=127.0.0.1 port=1 user=u dbname=postgres connect_timeout=2") }, "torghut_sim_x", _ => null);
        var thing = new RunDatabaseThing(new RunDatabase(targets, "x"));
        Assert.IsType<ThingReading.Indeterminate>(await thing.ReadAsync(new ThingId(RunDatabaseThing.Kind, "torghut_sim_x"), CancellationToken.None));
    }

    private RunDatabase Database(string token) => new(
        PostgresTargets.Resolve(new PostgresSection { AdminDsn = new DatabaseAddress(_server.Url("postgres")) }, "torghut_sim_" + token, _ => null),
        token);
}
