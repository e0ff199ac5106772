using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Databases;

public sealed class SignalDatabaseThingTests(SharedClickHouse shared)
{
    private readonly ClickHouseServer _server = shared.Server;
    private readonly string _name = shared.Server.NewName();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_is_made_under_a_pledge_and_dropped_or_kept_as_pledged(bool keep)
    {
        using SignalDatabase database = Database();
        using var journals = new Journals(new SignalDatabaseThing(database));
        Obligation obligation = SignalDatabaseThing.ObligationFor(database, keep);
        Assert.Equal(PerformResult.Performed, await journals.Mutations.PerformAsync(obligation, CancellationToken.None));
        await database.CreateTablesAsync(CancellationToken.None);
        Assert.Equal([obligation], journals.Outstanding);

        await journals.Mutations.RestoreAsync(obligation, CancellationToken.None);
        Assert.Empty(journals.Outstanding);
        Assert.Equal(keep, (await database.ReadAsync(CancellationToken.None)).Exists);
    }

    [Fact]
    public async Task A_database_that_was_there_is_refused_and_owed_nothing()
    {
        _server.Query($"CREATE DATABASE {_name}");
        using SignalDatabase database = Database();
        using var journals = new Journals(new SignalDatabaseThing(database));
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(
            () => journals.Mutations.PerformAsync(SignalDatabaseThing.ObligationFor(database, keep: false), CancellationToken.None));
        Assert.Equal("mutation_conflict", refusal.Code);
        Assert.Empty(journals.Outstanding);
        Assert.Equal(new SignalDatabaseState(true, null), await database.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_thing_of_another_name_or_kind_is_not_touched_and_a_server_that_is_away_is_no_answer()
    {
        using SignalDatabase database = Database();
        var thing = new SignalDatabaseThing(database);
        Assert.IsType<ThingReading.Refused>(await thing.ReadAsync(new ThingId(SignalDatabaseThing.Kind, "torghut"), CancellationToken.None));
        using var away = new SignalDatabase(new ClickHouseAddress(new Uri("http://127.0.0.1:1"), null, null), _name, null, "r");
        Assert.IsType<ThingReading.Indeterminate>(
            await new SignalDatabaseThing(away).ReadAsync(new ThingId(SignalDatabaseThing.Kind, _name), CancellationToken.None));
    }

    private SignalDatabase Database() => new(_server.Address, _name, cluster: null, "run_1");
}
