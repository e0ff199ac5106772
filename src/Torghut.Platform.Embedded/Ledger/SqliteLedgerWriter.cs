using SQLitePCL;
using Torghut.Platform.Embedded.Stores;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// Writes a ledger into one SQLite file, in one transaction. The file takes its name when it is complete; a writer that is
/// disposed before leaves nothing behind. One thread at a time.
/// </summary>
public sealed class SqliteLedgerWriter : ILedgerWriter
{
    /// <summary>
    /// Marks the file as a ledger of this program (<c>pragma application_id</c>, "TORG"): its values are in canonical text,
    /// whose order is the order of the values.
    /// </summary>
    internal const long ApplicationId = 0x544F5247;

    // Nobody else sees the file before it is complete, and a crash drops it: a journal and flushes would only cost time.
    // Rows hold documents of a kilobyte and more, which pages larger than usual keep in fewer pieces.
    private const string Settings = """
        pragma page_size = 16384;
        pragma journal_mode = off;
        pragma synchronous = off;
        pragma locking_mode = exclusive;
        pragma foreign_keys = on;
        pragma cache_size = -8192;
        """;

    private readonly PendingFile _file;
    private readonly SqliteDatabase _database;
    private readonly Dictionary<Type, (sqlite3_stmt Statement, SqliteRowBinder Binder)> _upserts = [];
    private bool _isOpen = true;

    /// <summary>Begins a ledger.</summary>
    /// <param name="path">Path of the finished file; its folder exists. A file of this name is replaced at <see cref="Complete"/>.</param>
    /// <param name="isCopy">Whether the rows are another ledger's as they are, whatever they refer to and however often.</param>
    /// <exception cref="SimulationException"><c>output_unwritable</c>: the folder is missing or may not be written.</exception>
    public SqliteLedgerWriter(string path, bool isCopy = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _file = PendingFile.Prepare(path);
        try
        {
            _database = SqliteDatabase.Open(_file.Temporary, raw.SQLITE_OPEN_READWRITE);
            _database.Execute(Settings);
            _database.Execute(FormattableString.Invariant($"pragma application_id = {ApplicationId}; pragma user_version = 1; begin"));
            foreach (LedgerTable table in LedgerSchema.Tables)
            {
                _database.Execute(SqliteLedgerStatements.CreateTable(table, isCopy));
            }
        }
        catch (SqliteFailure failure)
        {
            Close();
            throw Refused(failure, "begin the ledger");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">
    /// <c>disk_full</c>; <c>ledger_write_failed</c>: a row breaks a key of its table.
    /// </exception>
    public void Write(IReadOnlyList<ILedgerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        for (int i = 0; i < rows.Count; i++)
        {
            Write(rows[i]);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException"><c>disk_full</c>; <c>ledger_write_failed</c>: a reference leads nowhere.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        try
        {
            foreach (string index in LedgerSchema.Tables.SelectMany(SqliteLedgerStatements.CreateIndexes))
            {
                _database.Execute(index);
            }

            _database.Execute("commit");
        }
        catch (SqliteFailure failure)
        {
            Dispose();
            throw Refused(failure, "complete the ledger");
        }

        Close();
        _isOpen = false;
        _file.Publish();
    }

    /// <summary>Closes the file; one that was not completed is removed.</summary>
    public void Dispose()
    {
        Close();
        _isOpen = false;
        _file.Dispose();
    }

    private void Write(ILedgerRow row)
    {
        try
        {
            (sqlite3_stmt statement, SqliteRowBinder binder) = UpsertOf(row);
            binder.Reset();
            LedgerRowEncoder.Encode(row, binder);
            int code = raw.sqlite3_step(statement);
            if (code != raw.SQLITE_DONE)
            {
                throw _database.Failure(code);
            }

            raw.sqlite3_reset(statement);
        }
        catch (SqliteFailure failure)
        {
            throw Refused(failure, $"write row {row.Id} of table {LedgerRowEncoder.TableOf(row).Name}");
        }
    }

    private (sqlite3_stmt Statement, SqliteRowBinder Binder) UpsertOf(ILedgerRow row)
    {
        if (!_upserts.TryGetValue(row.GetType(), out (sqlite3_stmt Statement, SqliteRowBinder Binder) upsert))
        {
            LedgerTable table = LedgerRowEncoder.TableOf(row);
            sqlite3_stmt statement = _database.Prepare(SqliteLedgerStatements.Upsert(table));
            upsert = (statement, new SqliteRowBinder(statement, table));
            _upserts.Add(row.GetType(), upsert);
        }

        return upsert;
    }

    private SimulationException Refused(SqliteFailure failure, string what) => new(
        ExitCode.Failed,
        failure.IsDiskFull ? "disk_full" : "ledger_write_failed",
        $"Cannot {what} in {_file.Target}: {failure.Message}",
        failure);

    private void Close()
    {
        foreach ((sqlite3_stmt statement, _) in _upserts.Values)
        {
            statement.Dispose();
        }

        _upserts.Clear();
        _database?.Dispose();
    }
}
