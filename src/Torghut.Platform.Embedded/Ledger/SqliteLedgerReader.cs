using System.Globalization;
using SQLitePCL;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>
/// Reads a ledger in a SQLite file, ours or another trader's, without changing it. Tables and columns may be missing, and
/// values come in any of the usual spellings: numbers as text, integer or real; UUIDs with or without dashes or as 16 bytes;
/// timestamps as ISO 8601 with any offset (UTC without one) or as epochs. One thread at a time.
/// </summary>
public sealed class SqliteLedgerReader : ILedgerReader
{
    private readonly string _path;
    private readonly SqliteDatabase _database;
    private readonly Dictionary<string, string> _tables;
    private readonly bool _isCanonical;
    private readonly bool _isUtf8;

    /// <summary>Opens a ledger.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="SimulationException"><c>ledger_unreadable</c>: no such file, no permission, or no SQLite file.</exception>
    public SqliteLedgerReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _database = SqliteLedgerFile.Open(path);
        try
        {
            SqliteSortKeys.Register(_database);
            _isCanonical = ReadNames("pragma application_id", 0)[0] == SqliteLedgerWriter.ApplicationId.ToString(CultureInfo.InvariantCulture);
            _isUtf8 = ReadNames("pragma encoding", 0)[0] == "UTF-8";
            _tables = ReadNames("select name from sqlite_master where type in ('table', 'view')", 0)
                .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        }
        catch
        {
            _database.Dispose();
            throw;
        }

        MissingTables =
        [
            .. LedgerSchema.Tables.Select(table => table.Name).Where(name => !_tables.ContainsKey(name)).Order(StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MissingTables { get; }

    /// <inheritdoc/>
    public IEnumerable<StrategyRow> ReadStrategies() => Read(LedgerSchema.Strategies, LedgerRowDecoder.Strategy);

    /// <inheritdoc/>
    public IEnumerable<TradeDecisionRow> ReadDecisions() => Read(LedgerSchema.TradeDecisions, LedgerRowDecoder.TradeDecision);

    /// <inheritdoc/>
    public IEnumerable<ExecutionRow> ReadExecutions() => Read(LedgerSchema.Executions, LedgerRowDecoder.Execution);

    /// <inheritdoc/>
    public IEnumerable<ExecutionOrderEventRow> ReadOrderEvents() =>
        Read(LedgerSchema.ExecutionOrderEvents, LedgerRowDecoder.OrderEvent);

    /// <inheritdoc/>
    public IEnumerable<ExecutionTcaMetricRow> ReadTcaMetrics() => Read(LedgerSchema.ExecutionTcaMetrics, LedgerRowDecoder.TcaMetric);

    /// <inheritdoc/>
    public IEnumerable<LlmDecisionReviewRow> ReadReviews() => Read(LedgerSchema.LlmDecisionReviews, LedgerRowDecoder.Review);

    /// <inheritdoc/>
    public IEnumerable<PositionSnapshotRow> ReadPositionSnapshots() =>
        Read(LedgerSchema.PositionSnapshots, LedgerRowDecoder.PositionSnapshot);

    /// <inheritdoc/>
    public IEnumerable<TradeCursorRow> ReadCursors() => Read(LedgerSchema.TradeCursor, LedgerRowDecoder.Cursor);

    /// <inheritdoc/>
    public IEnumerable<RuntimeEventRow> ReadRuntimeEvents() => Read(LedgerSchema.RuntimeEvents, LedgerRowDecoder.RuntimeEvent);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();

    private IEnumerable<T> Read<T>(LedgerTable table, Func<ILedgerCellSource, T> decode)
    {
        if (!_tables.TryGetValue(table.Name, out string? name))
        {
            yield break;
        }

        Dictionary<string, string> present = ReadNames($"pragma table_info({SqliteLedgerStatements.Quote(name)})", 1)
            .ToDictionary(column => column, StringComparer.OrdinalIgnoreCase);
        string?[] columns = [.. table.Columns.Select(column => present.GetValueOrDefault(column.Name))];
        using sqlite3_stmt statement = Prepare(SqliteLedgerStatements.Select(table, name, columns, _isCanonical));
        var cells = new SqliteRowCells(statement, table, columns, _isUtf8) { File = _path };
        while (Step(statement))
        {
            cells.Reset();
            yield return decode(cells);
        }
    }

    private List<string> ReadNames(string sql, int column)
    {
        List<string> names = [];
        using sqlite3_stmt statement = Prepare(sql);
        while (Step(statement))
        {
            names.Add(raw.sqlite3_column_text(statement, column).utf8_to_string());
        }

        return names;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        try
        {
            return _database.Prepare(sql);
        }
        catch (SqliteFailure failure)
        {
            throw SqliteLedgerFile.Unreadable(_path, failure.Message, failure);
        }
    }

    private bool Step(sqlite3_stmt statement)
    {
        int code = raw.sqlite3_step(statement);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw SqliteLedgerFile.Unreadable(_path, _database.Failure(code).Message),
        };
    }
}
