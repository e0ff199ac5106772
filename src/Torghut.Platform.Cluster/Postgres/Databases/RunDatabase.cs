using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Migrations;
using Torghut.Platform.Cluster.Postgres.Schema;
using Torghut.Platform.Cluster.Postgres.Sessions;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Databases;

/// <summary>
/// The database of one run: created, migrated, granted, read back and dropped. Each step may be repeated. A database is
/// known by a mark in its comment, so that none is dropped that the run did not make.
/// </summary>
public sealed class RunDatabase
{
    private const int CommandTimeoutSeconds = 120;
    private const int OldestServer = 120_000;
    private const string MarkPrefix = "torghut-sim run ";

    private readonly PostgresTargets _targets;
    private readonly string _runToken;

    /// <summary>Names a run's database.</summary>
    /// <param name="targets">Its addresses.</param>
    /// <param name="runToken">The run.</param>
    public RunDatabase(PostgresTargets targets, string runToken)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentException.ThrowIfNullOrEmpty(runToken);
        _targets = targets;
        _runToken = runToken;
    }

    /// <summary>Name of the database.</summary>
    public string Name => _targets.Database;

    /// <summary>What its comment says once it is made: whose it is.</summary>
    public string Mark => MarkPrefix + _runToken;

    /// <summary>The statement that drops the database by hand.</summary>
    public string DropStatement => $"drop database {SqlText.Name(Name)} with (force)";

    /// <summary>Looks at what the server allows; changes nothing.</summary>
    /// <exception cref="SimulationException"><c>postgres_unreachable</c>: no connection as admin.</exception>
    public async Task<DatabaseProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await ConnectAsync(_targets.Admin, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            List<string> problems = [];
            if (await NumberAsync(connection, "select current_setting('server_version_num')::bigint", cancellationToken).ConfigureAwait(false) < OldestServer)
            {
                problems.Add($"The server {_targets.Admin} is PostgreSQL {connection.ServerVersion}; expected 12 or newer.");
            }

            DatabaseState state = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            if (state.Exists && !state.BelongsTo(_runToken))
            {
                problems.Add($"Database {Name} is there already and is not the run's: found {state}.");
            }

            const string mayCreate = "select (rolsuper or rolcreatedb)::int::bigint from pg_roles where rolname = current_user";
            if (!state.Exists && await NumberAsync(connection, mayCreate, cancellationToken).ConfigureAwait(false) == 0)
            {
                problems.Add($"User {_targets.Admin.User} may not create databases on {_targets.Admin}: alter role {SqlText.Name(_targets.Admin.User)} createdb.");
            }

            await ProbeMembershipAsync(connection, problems, cancellationToken).ConfigureAwait(false);
            await ProbeLoginAsync(_targets.Run, problems, cancellationToken).ConfigureAwait(false);
            if (_targets.Runtime.User != _targets.Run.User)
            {
                await ProbeLoginAsync(_targets.Runtime, problems, cancellationToken).ConfigureAwait(false);
            }

            return new DatabaseProbe { ServerVersion = connection.ServerVersion, Problems = problems, State = state };
        }
    }

    /// <summary>Whether a database that is there is the run's.</summary>
    public bool Owns(DatabaseState state) => state is not null && state.BelongsTo(_runToken);

    /// <summary>What is there of the database.</summary>
    /// <exception cref="SimulationException"><c>postgres_unreachable</c>.</exception>
    public async Task<DatabaseState> ReadAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await ConnectAsync(_targets.Admin, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Creates the database for the run's user and marks it; does nothing where it is there and the run's.</summary>
    /// <exception cref="SimulationException">
    /// <c>postgres_unreachable</c>; <c>postgres_failed</c>: the server refuses; <c>postgres_database_taken</c>: it is not the run's.
    /// </exception>
    internal async Task CreateAsync(CancellationToken cancellationToken)
    {
        PostgresTargets.Guard(Name);
        NpgsqlConnection connection = await ConnectAsync(_targets.Admin, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DatabaseState state = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            RefuseForeign(state);
            if (!state.Exists)
            {
                string owner = _targets.Run.User.Length == 0 || _targets.Run.User == _targets.Admin.User ? "" : $" owner {SqlText.Name(_targets.Run.User)}";
                await TryAsync(connection, $"create database {SqlText.Name(Name)} template template0 encoding 'UTF8'{owner}", cancellationToken).ConfigureAwait(false);
            }

            await TryAsync(
                connection, $"comment on database {SqlText.Name(Name)} is {SqlText.Literal(Mark)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the ledger's tables by this program's own steps.</summary>
    /// <returns>Numbers of the steps made now.</returns>
    /// <exception cref="SimulationException"><c>postgres_unreachable</c>, <c>postgres_failed</c>, <c>ledger_schema_unknown</c>.</exception>
    public async Task<IReadOnlyList<int>> MigrateAsync(CancellationToken cancellationToken)
    {
        PostgresTargets.Guard(Name);
        NpgsqlConnection connection = await ConnectAsync(_targets.Run, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await LedgerMigrations.ApplyAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresFailure.Is(e))
            {
                throw Failed($"migrate database {Name}", e);
            }
        }
    }

    /// <summary>
    /// Checks what the user's own migrations made, and adds the table that is this program's own where it is missing.
    /// </summary>
    /// <exception cref="SimulationException">
    /// <c>postgres_unreachable</c>, <c>postgres_failed</c>; <c>ledger_tables_missing</c>: tables of the ledger are missing.
    /// </exception>
    public async Task VerifyTablesAsync(CancellationToken cancellationToken)
    {
        PostgresTargets.Guard(Name);
        NpgsqlConnection connection = await ConnectAsync(_targets.Run, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            HashSet<string> found = await LedgerCatalog.FindNamesAsync(connection, cancellationToken).ConfigureAwait(false);
            string[] missing = [.. LedgerSchema.Tables.Select(table => table.Name).Where(name => !found.Contains(name))];
            if (missing.Any(name => name != LedgerSchema.RuntimeEvents.Name))
            {
                throw new SimulationException(
                    ExitCode.Failed,
                    "ledger_tables_missing",
                    $"Database {Name} lacks tables of the ledger after its migrations: {string.Join(", ", missing)}.");
            }

            if (missing.Length > 0)
            {
                await TryAsync(connection, LedgerMigrations.CreateRuntimeEvents, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets the workloads' user read and write the tables; does nothing where it is the owner.</summary>
    /// <exception cref="SimulationException"><c>postgres_unreachable</c>, <c>postgres_failed</c>.</exception>
    public async Task GrantAsync(CancellationToken cancellationToken)
    {
        PostgresTargets.Guard(Name);
        if (_targets.Runtime.User.Length == 0 || _targets.Runtime.User == _targets.Run.User)
        {
            return;
        }

        string user = SqlText.Name(_targets.Runtime.User);
        NpgsqlConnection connection = await ConnectAsync(_targets.Run, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await TryAsync(
                connection,
                $"""
                grant connect, temporary on database {SqlText.Name(Name)} to {user};
                grant usage on schema public to {user};
                grant select, insert, update, delete on all tables in schema public to {user};
                grant usage, select on all sequences in schema public to {user};
                """,
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drops the database, whoever is connected to it; does nothing where there is none.</summary>
    /// <returns>What is there afterwards: <see cref="DatabaseState.Absent"/>, or the database of someone else, untouched.</returns>
    /// <exception cref="SimulationException"><c>postgres_unreachable</c>, <c>postgres_failed</c>.</exception>
    internal async Task<DatabaseState> DropAsync(CancellationToken cancellationToken)
    {
        PostgresTargets.Guard(Name);
        NpgsqlConnection connection = await ConnectAsync(_targets.Admin, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            DatabaseState state = await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            if (!state.BelongsTo(_runToken))
            {
                return state;
            }

            bool canForce = await NumberAsync(connection, "select current_setting('server_version_num')::bigint", cancellationToken).ConfigureAwait(false) >= 130_000;
            if (!canForce)
            {
                await TryAsync(
                    connection, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = {SqlText.Literal(Name)}", cancellationToken).ConfigureAwait(false);
            }

            await TryAsync(
                connection, $"drop database if exists {SqlText.Name(Name)}{(canForce ? " with (force)" : "")}", cancellationToken).ConfigureAwait(false);
            return await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DatabaseState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string sql = $"select coalesce(shobj_description(oid, 'pg_database'), '') from pg_database where datname = {SqlText.Literal(Name)}";
        string? comment = await TextAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        if (comment is null)
        {
            return DatabaseState.Absent;
        }

        return comment.StartsWith(MarkPrefix, StringComparison.Ordinal)
            ? new DatabaseState(Exists: true, comment[MarkPrefix.Length..], HasTables: true)
            : new DatabaseState(Exists: true, Owner: null, await HasTablesAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Whether there are tables; where nobody may look, there are.</summary>
    private async Task<bool> HasTablesAsync(CancellationToken cancellationToken)
    {
        const string sql = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'v', 'm', 'f')
            """;
        try
        {
            NpgsqlConnection connection = await PostgresSession.OpenAsync(
                _targets.Admin.ForDatabase(Name), CommandTimeoutSeconds, cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await NumberAsync(connection, sql, cancellationToken).ConfigureAwait(false) > 0;
            }
        }
        catch (Exception e) when (PostgresFailure.Is(e))
        {
            return true;
        }
    }

    /// <summary>Only a member of a role can make a database that the role owns.</summary>
    private async Task ProbeMembershipAsync(NpgsqlConnection connection, List<string> problems, CancellationToken cancellationToken)
    {
        foreach (string user in (string[])[_targets.Run.User, _targets.Runtime.User])
        {
            string role = SqlText.Literal(user);
            if (user.Length == 0 || user == _targets.Admin.User || problems.Exists(p => p.Contains($" {user} ", StringComparison.Ordinal)))
            {
                continue;
            }

            if (await NumberAsync(connection, $"select count(*) from pg_roles where rolname = {role}", cancellationToken).ConfigureAwait(false) == 0)
            {
                problems.Add($"User {user} does not exist on {_targets.Admin}: create role {SqlText.Name(user)} login.");
            }
            else if (user == _targets.Run.User
                && await NumberAsync(connection, $"select pg_has_role(current_user, {role}, 'MEMBER')::int::bigint", cancellationToken).ConfigureAwait(false) == 0)
            {
                problems.Add(
                    $"User {_targets.Admin.User} may not make a database for {user}: grant {SqlText.Name(user)} to {SqlText.Name(_targets.Admin.User)}.");
            }
        }
    }

    /// <summary>Logs in; a server that only misses the database has accepted user and password.</summary>
    private static async Task ProbeLoginAsync(PostgresAddress address, List<string> problems, CancellationToken cancellationToken)
    {
        try
        {
            NpgsqlConnection connection = await PostgresSession.OpenAsync(address, CommandTimeoutSeconds, cancellationToken).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // It is made later.
        }
        catch (Exception e) when (PostgresFailure.Is(e))
        {
            problems.Add($"User {address.User} cannot log in on {address}: {PostgresFailure.Describe(e)}.");
        }
    }

    private void RefuseForeign(DatabaseState state)
    {
        if (state.Exists && !state.BelongsTo(_runToken))
        {
            throw new SimulationException(
                ExitCode.Refused,
                "postgres_database_taken",
                $"Database {Name} on {_targets.Admin} is not the run's: found {state}; expected none, or one made for run {_runToken}.")
            {
                Hint = "Choose another run id, or drop the database if nobody needs it.",
            };
        }
    }

    private static async Task<NpgsqlConnection> ConnectAsync(PostgresAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return await PostgresSession.OpenAsync(address, CommandTimeoutSeconds, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresFailure.Is(e))
        {
            throw new SimulationException(
                ExitCode.Refused, "postgres_unreachable", $"Cannot connect to {address}: {PostgresFailure.Describe(e)}.", e)
            {
                Hint = PostgresFailure.HintFor(e),
            };
        }
    }

    private async Task TryAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        try
        {
            var command = new NpgsqlCommand(sql, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (PostgresFailure.Is(e))
        {
            throw Failed(sql.Split(' ')[0] + " database " + Name, e);
        }
    }

    private SimulationException Failed(string what, Exception e) =>
        new(ExitCode.Failed, "postgres_failed", $"Cannot {what} on {_targets.Admin}: {PostgresFailure.Describe(e)}.", e)
        {
            Hint = PostgresFailure.HintFor(e),
        };

    private static async Task<string?> TextAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
        }
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is long number ? number : 0;
        }
    }
}
