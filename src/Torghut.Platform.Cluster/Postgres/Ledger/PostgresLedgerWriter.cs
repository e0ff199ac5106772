using System.Globalization;
using Npgsql;
using Polly;
using Polly.Timeout;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Schema;
using Torghut.Platform.Cluster.Postgres.Sessions;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Retries;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>
/// Writes a ledger into the run's own database, in batches by binary COPY, each in one transaction. A batch that a lost
/// connection leaves in doubt is written again, which changes nothing where it had been written: a row replaces the row
/// with its id, and an order event is known by its fingerprint. Batches that were written stay when the writer is disposed
/// without <see cref="Complete"/>; the database is the run's, and goes with it. One thread at a time.
/// </summary>
public sealed class PostgresLedgerWriter : ILedgerWriter
{
    private const int CommandTimeoutSeconds = 120;

    private readonly PostgresAddress _address;
    private readonly PostgresWriterOptions _options;
    private readonly ResiliencePipeline _retry;
    private readonly Dictionary<string, RowBatch> _batches = LedgerSchema.Tables.ToDictionary(table => table.Name, _ => new RowBatch());
    private Dictionary<string, TargetTable> _targets = [];
    private NpgsqlConnection? _connection;
    private int _pending;
    private bool _isOpen = true;

    /// <summary>Begins to write.</summary>
    /// <param name="address">The run's database, migrated.</param>
    /// <param name="options">How.</param>
    public PostgresLedgerWriter(PostgresAddress address, PostgresWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        _address = address;
        _options = options;
        _retry = EdgeRetry.Create(
            new RetryEdge
            {
                Name = "postgres",
                Seed = options.Seed,
                IsTransient = PostgresFailure.IsTransient,
                Observer = options.Observer,
                Limits = options.Limits,
            },
            options.Time);
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">
    /// <c>ledger_write_failed</c>: a row breaks a key of its table, a reference leads nowhere, the disk is full, or the server
    /// was away for too long; <c>ledger_schema_unfit</c>: the database lacks a table or has another type.
    /// </exception>
    public void Write(IReadOnlyList<ILedgerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        for (int i = 0; i < rows.Count; i++)
        {
            _batches[LedgerRowEncoder.TableOf(rows[i]).Name].Add(rows[i]);
        }

        _pending += rows.Count;
        if (_pending >= _options.RowsPerBatch)
        {
            Flush();
        }
    }

    /// <summary>Connects, and takes the lock where the options name one.</summary>
    /// <exception cref="SimulationException"><c>ledger_write_failed</c>: the server is away, or another session holds the lock, for too long.</exception>
    public void Open()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        try
        {
            _retry.Execute(_ => Connect(), _options.CancellationToken);
        }
        catch (Exception e) when (PostgresFailure.Is(e) || e is TimeoutRejectedException)
        {
            throw Refused(e);
        }
    }

    /// <summary>Writes what was not written yet: all of it in one transaction, so that a cursor moves with its rows.</summary>
    /// <exception cref="SimulationException">As <see cref="Write"/>.</exception>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        if (_pending == 0)
        {
            return;
        }

        try
        {
            _retry.Execute(_ => WriteBatch(), _options.CancellationToken);
        }
        catch (Exception e) when (PostgresFailure.Is(e) || e is TimeoutRejectedException)
        {
            throw Refused(e);
        }

        foreach (RowBatch batch in _batches.Values)
        {
            batch.Clear();
        }

        _pending = 0;
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">As <see cref="Write"/>.</exception>
    public void Complete()
    {
        Flush();
        Dispose();
    }

    /// <summary>Closes the connection; what was not written is forgotten.</summary>
    public void Dispose()
    {
        _isOpen = false;
        Disconnect();
    }

    private void WriteBatch()
    {
        try
        {
            NpgsqlConnection connection = Connect();
            using NpgsqlTransaction transaction = connection.BeginTransaction();
            foreach (LedgerTable table in LedgerSchema.Tables)
            {
                IReadOnlyList<ILedgerRow> rows = _batches[table.Name].Rows;
                if (rows.Count > 0)
                {
                    WriteTable(connection, transaction, TargetOf(table), rows);
                }
            }

            transaction.Commit();
        }
        catch
        {
            // Whatever state it is in, the next attempt begins afresh.
            Disconnect();
            throw;
        }
    }

    private static void WriteTable(NpgsqlConnection connection, NpgsqlTransaction transaction, TargetTable target, IReadOnlyList<ILedgerRow> rows)
    {
        const string direct = "direct";
        if (target.IsDirect)
        {
            transaction.Save(direct);
            try
            {
                Copy(connection, target, target.DirectCopy, rows);
                transaction.Release(direct);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                transaction.Rollback(direct);
                target.IsDirect = false;
            }
        }

        Execute(connection, target.CreateStage);
        Copy(connection, target, target.StageCopy, rows);
        Execute(connection, target.Merge);
    }

    private static void Copy(NpgsqlConnection connection, TargetTable target, string sql, IReadOnlyList<ILedgerRow> rows)
    {
        using NpgsqlBinaryImporter importer = connection.BeginBinaryImport(sql);
        importer.Timeout = TimeSpan.FromSeconds(CommandTimeoutSeconds);
        var copier = new PostgresRowCopier(importer, target);
        for (int i = 0; i < rows.Count; i++)
        {
            copier.StartRow();
            LedgerRowEncoder.Encode(rows[i], copier);
        }

        importer.Complete();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private NpgsqlConnection Connect()
    {
        if (_connection is not null)
        {
            return _connection;
        }

        _connection = PostgresSession.Open(_address, CommandTimeoutSeconds);
        try
        {
            Prepare(_connection);
            return _connection;
        }
        catch
        {
            Disconnect();
            throw;
        }
    }

    private void Prepare(NpgsqlConnection connection)
    {
        if (_options.LockKey is { } key)
        {
            Lock(connection, key);
        }

        using NpgsqlTransaction transaction = connection.BeginTransaction();
        Dictionary<string, FoundTable> found = LedgerCatalog.Find(connection, transaction);
        Dictionary<string, TargetTable> earlier = _targets;
        _targets = LedgerSchema.Tables
            .Where(table => found.ContainsKey(table.Name))
            .ToDictionary(table => table.Name, table => TargetTable.Of(table, found[table.Name]));
        foreach ((string name, TargetTable target) in _targets)
        {
            target.IsDirect = earlier.GetValueOrDefault(name)?.IsDirect ?? true;
        }
    }

    /// <summary>Another session's lock is waited for like a server that is away: a session that was cut off ends by itself.</summary>
    private static void Lock(NpgsqlConnection connection, long key)
    {
        using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = key } } };
        if (command.ExecuteScalar() is not true)
        {
            throw new TimeoutException("another session writes this ledger and holds its lock");
        }
    }

    private void Disconnect()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private TargetTable TargetOf(LedgerTable table) =>
        _targets.GetValueOrDefault(table.Name)
        ?? throw new SimulationException(
            ExitCode.Failed, "ledger_schema_unfit", $"Database {_address}: table {table.Name} is missing; expected it from the migrations.");

    private SimulationException Refused(Exception e)
    {
        string what = e is PostgresException { TableName.Length: > 0 } server ? $" table {server.TableName}" : "";
        string why = e is TimeoutRejectedException
            ? string.Create(CultureInfo.InvariantCulture, $"the server was away for more than {_options.Limits.TotalTimeout.TotalSeconds:0} s")
            : PostgresFailure.Describe(e);
        return new SimulationException(ExitCode.Failed, "ledger_write_failed", $"Cannot write the ledger {_address}{what}: {why}.", e)
        {
            Hint = PostgresFailure.HintFor(e),
        };
    }
}
