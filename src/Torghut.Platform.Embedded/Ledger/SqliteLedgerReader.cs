using System.Collections.Concurrent;
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
/// <para>
/// With a collector of issues it is tolerant: what cannot be read is left out and collected, an id of any kind stands for
/// itself, and rows come in the order of the file, so that a damaged file gives what comes before the damage and a large
/// one is not sorted on disk; who needs them in order sorts them. Columns that no report looks at are left out.
/// </para>
/// </summary>
public sealed class SqliteLedgerReader : ILedgerReader
{
    private readonly string _path;
    private readonly SqliteDatabase _database;
    private readonly Dictionary<string, string> _tables;
    private readonly bool _isCanonical;
    private readonly bool _isUtf8;
    private readonly ReadIssues? _issues;
    private readonly ConcurrentDictionary<Guid, string> _foreignIds = new();

    /// <summary>Opens a ledger.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="issues">Collects what cannot be read; null to refuse it.</param>
    /// <exception cref="SimulationException"><c>ledger_unreadable</c>: no such file, no permission, or no SQLite file.</exception>
    public SqliteLedgerReader(string path, ReadIssues? issues = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _issues = issues;
        _database = SqliteLedgerFile.Open(path);
        try
        {
            SqliteSortKeys.Register(_database);
            if (issues is not null)
            {
                // Without this the library refuses every page of a file that was cut off; nothing is written by it.
                _database.Execute("pragma writable_schema = on");
                if (SqliteLedgerFile.CutOff(path) is { } why)
                {
                    issues.Add(ReadIssueKind.Table, "ledger", why);
                }
            }

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
    public IReadOnlyDictionary<Guid, string> ForeignIds => _foreignIds;

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

    private IEnumerable<T> Read<T>(LedgerTable table, Func<ILedgerCellSource, T> decode) =>
        _issues is null ? Decode(table, decode) : PrefetchedRows.Of(Decode(table, decode));

    private IEnumerable<T> Decode<T>(LedgerTable table, Func<ILedgerCellSource, T> decode)
    {
        if (!_tables.TryGetValue(table.Name, out string? name) || ColumnsOf(table, name) is not { } columns)
        {
            yield break;
        }

        using sqlite3_stmt? statement = Begin(table, name, columns);
        if (statement is null)
        {
            yield break;
        }

        var cells = new SqliteRowCells(statement, table, columns, _isUtf8) { File = _path, Issues = _issues, ForeignIds = _foreignIds };
        for (long rows = 0; Step(statement, table, rows); rows++)
        {
            cells.Reset();
            T row = decode(cells);
            if (cells.IsUsable)
            {
                yield return row;
            }
        }
    }

    private string?[]? ColumnsOf(LedgerTable table, string name)
    {
        try
        {
            Dictionary<string, string> present = ReadNames($"pragma table_info({SqliteLedgerStatements.Quote(name)})", 1)
                .ToDictionary(column => column, StringComparer.OrdinalIgnoreCase);
            return
            [
                .. table.Columns.Select(column => _issues is not null && ReportColumns.IsUnused(table.Name, column.Name)
                    ? null
                    : present.GetValueOrDefault(column.Name)),
            ];
        }
        catch (SimulationException failure) when (_issues is not null)
        {
            _issues.Add(ReadIssueKind.Table, table.Name, failure.InnerException?.Message ?? "cannot be read");
            return null;
        }
    }

    private sqlite3_stmt? Begin(LedgerTable table, string name, string?[] columns)
    {
        try
        {
            return Prepare(_issues is null
                ? SqliteLedgerStatements.Select(table, name, columns, _isCanonical)
                : SqliteLedgerStatements.Scan(name, columns));
        }
        catch (SimulationException failure) when (_issues is not null)
        {
            _issues.Add(ReadIssueKind.Table, table.Name, failure.InnerException?.Message ?? "cannot be read");
            return null;
        }
    }

    /// <summary>Goes to the next row; where the file is damaged, a tolerant reader ends the table.</summary>
    private bool Step(sqlite3_stmt statement, LedgerTable table, long rows)
    {
        if (_issues is null)
        {
            return Step(statement);
        }

        int code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            _issues.Add(
                ReadIssueKind.Table, table.Name, string.Create(CultureInfo.InvariantCulture, $"{_database.Failure(code).Message}, after {rows} rows"));
        }

        return code == raw.SQLITE_ROW;
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
