using Torghut.Platform.Cluster.Postgres.Sessions;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Postgres.Databases;

/// <summary>
/// A run's database as a thing that the run makes and drops under a pledge. Its value is the mark of the run that it belongs
/// to; any other database of the name has a value of its own and is left alone.
/// </summary>
public sealed class RunDatabaseThing : IControlPlane
{
    /// <summary>Kind of thing.</summary>
    public const string Kind = "postgres_database";

    private readonly RunDatabase _database;

    /// <summary>Makes and drops a database.</summary>
    public RunDatabaseThing(RunDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime => TimeSpan.FromSeconds(30);

    /// <summary>The pledge to drop a run's database, or to keep it where the user wants it afterwards.</summary>
    /// <param name="database">The database.</param>
    /// <param name="keep">Whether it stays.</param>
    public static Obligation ObligationFor(RunDatabase database, bool keep)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new Obligation
        {
            Id = "postgres-database",
            Kind = Kind,
            Target = database.Name,
            Captured = null,
            Intended = database.Mark,
            RestoreAs = keep ? database.Mark : null,
            Restore = keep ? "Keeps the run's ledger." : "Drops the run's ledger.",
            ManualCommand = $"psql -c '{database.DropStatement}'",
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
            DatabaseState state = await _database.ReadAsync(cancellationToken).ConfigureAwait(false);
            bool isHalfMade = state is { Exists: true, Owner: null, HasTables: false };
            if (ValueOf(state) != change.Expected && !(isHalfMade && change.Expected is null))
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

    private static bool IsPassing(SimulationException e) => e.InnerException is { } cause && PostgresFailure.IsTransient(cause);

    private string? ValueOf(DatabaseState state) => !state.Exists ? null : _database.Owns(state) ? _database.Mark : state.ToString();

    private string? Problem(ThingId thing) => thing.Kind != Kind ? $"Postgres knows no '{thing.Kind}'"
        : thing.Target != _database.Name ? $"'{thing.Target}' is not this run's database"
        : null;
}
