using System.Globalization;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.ClickHouse.Databases;

/// <summary>
/// The signal store's database of one run: created with its tables, read back and dropped, on one server or on every server of a
/// cluster. Each step may be repeated. Its comment says which run made it, so that no other is dropped.
/// </summary>
public sealed class SignalDatabase : IDisposable
{
    private const string Production = "torghut";
    private const string MarkPrefix = "torghut-sim run ";

    /// <summary>Servers before it lack what the tables and reads need.</summary>
    private static readonly Version Oldest = new(22, 8);

    private static readonly string[] OfTheServer = ["default", "system", "information_schema"];

    private readonly ClickHouseClient _client;
    private readonly string? _cluster;
    private readonly string _runToken;

    /// <summary>Names a run's database.</summary>
    /// <param name="address">The server.</param>
    /// <param name="name">Name of the database.</param>
    /// <param name="cluster">Cluster whose every server gets it; null for one server.</param>
    /// <param name="runToken">The run.</param>
    /// <exception cref="SimulationException"><c>isolation_guard_failed:clickhouse_db_isolated</c>: production's name or the server's own.</exception>
    public SignalDatabase(ClickHouseAddress address, string name, string? cluster, string runToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(runToken);
        if (name.Equals(Production, StringComparison.OrdinalIgnoreCase) || OfTheServer.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw new SimulationException(
                ExitCode.Refused,
                "isolation_guard_failed:clickhouse_db_isolated",
                $"clickhouse_db_isolated: the run's database would be {name}; expected one of the run's own, such as torghut_sim_<run>.");
        }

        Name = name;
        _cluster = cluster;
        _runToken = runToken;
        _client = new ClickHouseClient(address);
    }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>What its comment says: whose it is.</summary>
    public string Mark => MarkPrefix + _runToken;

    /// <summary>The statement that drops the database by hand.</summary>
    public string DropStatement => SignalTables.DropDatabase(Name, _cluster);

    /// <summary>Looks at what the server allows; changes nothing.</summary>
    /// <exception cref="SimulationException">
    /// <c>clickhouse_unreachable</c>: no answer, or user and password are refused; <c>clickhouse_version_unsupported</c>.
    /// </exception>
    public async Task<SignalDatabaseProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        string version = await CheckVersionAsync(cancellationToken).ConfigureAwait(false);
        List<string> problems = [];
        SignalDatabaseState state = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (state.Exists && !state.BelongsTo(_runToken))
        {
            problems.Add($"Database {Name} on {_client.Place} is there already and is not the run's: found {state}.");
        }

        if (_cluster is not null)
        {
            string servers = await AskAsync($"SELECT count() FROM system.clusters WHERE cluster = {Sql.Text(_cluster)}", cancellationToken).ConfigureAwait(false);
            string macros = await AskAsync("SELECT count() FROM system.macros WHERE macro IN ('shard', 'replica')", cancellationToken).ConfigureAwait(false);
            if (servers == "0")
            {
                problems.Add($"The server {_client.Place} knows no cluster {_cluster}; system.clusters lists those it knows.");
            }

            if (macros != "2")
            {
                problems.Add($"The server {_client.Place} lacks the macros shard and replica, which replicated tables are named by.");
            }
        }

        await ProbeGrantsAsync(problems, cancellationToken).ConfigureAwait(false);
        return new SignalDatabaseProbe(version, state, problems);
    }

    /// <summary>What is there of the database.</summary>
    /// <exception cref="SimulationException"><c>clickhouse_unreachable</c>.</exception>
    public async Task<SignalDatabaseState> ReadAsync(CancellationToken cancellationToken)
    {
        string answer = await AskAsync($"SELECT comment FROM system.databases WHERE name = {Sql.Text(Name)} FORMAT TabSeparatedRaw", cancellationToken)
            .ConfigureAwait(false);
        string count = await AskAsync($"SELECT count() FROM system.databases WHERE name = {Sql.Text(Name)}", cancellationToken).ConfigureAwait(false);
        return count == "0" ? SignalDatabaseState.Absent
            : new SignalDatabaseState(Exists: true, answer.StartsWith(MarkPrefix, StringComparison.Ordinal) ? answer[MarkPrefix.Length..] : null);
    }

    /// <summary>Whether a database that is there is the run's.</summary>
    public bool Owns(SignalDatabaseState state) => state is not null && state.BelongsTo(_runToken);

    /// <summary>Creates the database; does nothing where it is there and the run's.</summary>
    /// <exception cref="SimulationException">
    /// <c>clickhouse_unreachable</c>, <c>clickhouse_version_unsupported</c>; <c>clickhouse_failed</c>: the server refuses;
    /// <c>clickhouse_database_taken</c>: the database is not the run's.
    /// </exception>
    internal async Task CreateAsync(CancellationToken cancellationToken)
    {
        await CheckVersionAsync(cancellationToken).ConfigureAwait(false);
        await DoAsync("create", SignalTables.CreateDatabase(Name, _cluster, Mark), cancellationToken).ConfigureAwait(false);
        await RefuseForeignAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates the tables in the run's database; does nothing where they are there.</summary>
    /// <exception cref="SimulationException">
    /// <c>clickhouse_unreachable</c>, <c>clickhouse_failed</c>; <c>clickhouse_database_taken</c>: the database is not the run's.
    /// </exception>
    public async Task CreateTablesAsync(CancellationToken cancellationToken)
    {
        await RefuseForeignAsync(cancellationToken).ConfigureAwait(false);
        foreach (string table in SignalTables.All)
        {
            await DoAsync("create", SignalTables.Create(Name, table, _cluster), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Drops the database; does nothing where there is none.</summary>
    /// <returns>What is there afterwards: <see cref="SignalDatabaseState.Absent"/>, or the database of someone else, untouched.</returns>
    /// <exception cref="SimulationException"><c>clickhouse_unreachable</c>, <c>clickhouse_failed</c>.</exception>
    internal async Task<SignalDatabaseState> DropAsync(CancellationToken cancellationToken)
    {
        SignalDatabaseState state = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!state.BelongsTo(_runToken))
        {
            return state;
        }

        await DoAsync("drop", DropStatement, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task RefuseForeignAsync(CancellationToken cancellationToken)
    {
        SignalDatabaseState state = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!state.BelongsTo(_runToken))
        {
            throw new SimulationException(
                ExitCode.Refused,
                "clickhouse_database_taken",
                $"Database {Name} on ClickHouse {_client.Place} is not the run's: found {state}; expected none, or one made for run {_runToken}.")
            {
                Hint = "Choose another run id, or drop the database if nobody needs it.",
            };
        }
    }

    private async Task<string> CheckVersionAsync(CancellationToken cancellationToken)
    {
        string text = await AskAsync("SELECT version()", cancellationToken).ConfigureAwait(false);
        string[] parts = text.Split('.');
        bool isKnown = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            & int.TryParse(parts.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out int minor);
        return isKnown && new Version(major, minor) >= Oldest
            ? text
            : throw new SimulationException(
                ExitCode.Refused,
                "clickhouse_version_unsupported",
                $"ClickHouse {_client.Place} is version {text}; expected {Oldest} or newer.");
    }

    /// <summary>Servers from 25 on can say whether a statement is allowed; from older ones it is learnt when it is refused.</summary>
    private async Task ProbeGrantsAsync(List<string> problems, CancellationToken cancellationToken)
    {
        try
        {
            foreach (string right in (string[])["CREATE DATABASE", "CREATE TABLE", "DROP DATABASE", "INSERT", "SELECT"])
            {
                if ((await _client.ExecuteAsync($"CHECK GRANT {right} ON {Sql.Name(Name)}.*", cancellationToken).ConfigureAwait(false)).Trim() == "0")
                {
                    problems.Add($"The user of {_client.Place} lacks the right {right} on database {Name}: GRANT {right} ON {Sql.Name(Name)}.*.");
                }
            }
        }
        catch (ClickHouseFailure failure) when (!failure.IsTransient)
        {
            // The server does not know the question.
        }
    }

    private async Task<string> AskAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false)).TrimEnd('\n');
        }
        catch (ClickHouseFailure failure)
        {
            throw ClickHouseErrors.Of(ExitCode.Refused, "clickhouse_unreachable", "ask", _client.Place, failure);
        }
    }

    private async Task DoAsync(string what, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await _client.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
        }
        catch (ClickHouseFailure failure)
        {
            throw ClickHouseErrors.Of(ExitCode.Failed, "clickhouse_failed", $"{what} database {Name}", _client.Place, failure);
        }
    }
}
