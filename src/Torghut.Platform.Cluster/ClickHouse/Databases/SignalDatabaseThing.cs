using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.ClickHouse.Databases;

/// <summary>
/// A run's signal database as a thing that the run makes and drops under a pledge. Its value is the mark of the run that it
/// belongs to; any other database of the name has a value of its own and is left alone.
/// </summary>
public sealed class SignalDatabaseThing : IControlPlane
{
    /// <summary>Kind of thing.</summary>
    public const string Kind = "clickhouse_database";

    private readonly SignalDatabase _database;

    /// <summary>Makes and drops a database.</summary>
    public SignalDatabaseThing(SignalDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime => TimeSpan.FromSeconds(30);

    /// <summary>The pledge to drop a run's database, or to keep it where the user wants it afterwards.</summary>
    /// <param name="database">The database.</param>
    /// <param name="keep">Whether it stays.</param>
    public static Obligation ObligationFor(SignalDatabase database, bool keep)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new Obligation
        {
            Id = "clickhouse-database",
            Kind = Kind,
            Target = database.Name,
            Captured = null,
            Intended = database.Mark,
            RestoreAs = keep ? database.Mark : null,
            Restore = keep ? "Keeps the run's signal store." : "Drops the run's signal store.",
            ManualCommand = $"clickhouse-client --query '{database.DropStatement.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        };
    }

    /// <inheritdoc/>
    public async Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        if (Problem(thing) is string problem)
        {
            return new ThingReading.Refused(problem);
        }

        try
        {
            return new ThingReading.Found(ValueOf(await _database.ReadAsync(cancellationToken).ConfigureAwait(false)), Version: string.Empty);
        }
        catch (SimulationException e)
        {
            return IsPassing(e) ? new ThingReading.Indeterminate(e.Message) : new ThingReading.Refused(e.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(change);
        permit.Redeem(change.Thing.Kind, change.Thing.Target);
        if (Problem(change.Thing) is string problem)
        {
            return new MutationResult.Refused(problem);
        }

        try
        {
            SignalDatabaseState state = await _database.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (ValueOf(state) != change.Expected)
            {
                return new MutationResult.Conflict(state.ToString());
            }

            if (change.Desired is null)
            {
                await _database.DropAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (change.Desired == _database.Mark)
            {
                await _database.CreateAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                return new MutationResult.Refused("a database is made for its run only");
            }

            return new MutationResult.Applied(Version: string.Empty);
        }
        catch (SimulationException e)
        {
            return IsPassing(e) ? new MutationResult.Indeterminate(e.Message) : new MutationResult.Refused(e.Message);
        }
    }

    private static bool IsPassing(SimulationException e) => e.InnerException is ClickHouseFailure { IsTransient: true };

    private string? ValueOf(SignalDatabaseState state) => !state.Exists ? null : _database.Owns(state) ? _database.Mark : state.ToString();

    private string? Problem(ThingId thing) => thing.Kind != Kind ? $"ClickHouse knows no '{thing.Kind}'"
        : thing.Target != _database.Name ? $"'{thing.Target}' is not this run's database"
        : null;
}
