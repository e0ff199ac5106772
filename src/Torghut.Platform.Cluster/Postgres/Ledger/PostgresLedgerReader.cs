using System.Globalization;
using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Platform.Cluster.Postgres.Schema;
using Torghut.Platform.Cluster.Postgres.Sessions;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>
/// Reads a ledger in Postgres, ours or another trader's, in one read-only transaction: everything as it was at one moment,
/// however much is being written. Tables and columns may be missing, and columns may have other types than ours. Rows are
/// fetched in batches; only a table whose order is kept in a spelling that the server does not order is read as a whole.
/// One thread at a time; several tables may be read at once.
/// </summary>
public sealed class PostgresLedgerReader : ILedgerReader
{
    /// <summary>Longest time for one statement: sorting a whole day can take a while.</summary>
    private const int CommandTimeoutSeconds = 600;

    private const int RowsPerFetch = 4000;

    /// <summary>Plans are made for all rows, and values come in one spelling, whatever the server is set to.</summary>
    private const string Settings = """
        set local cursor_tuple_fraction = 1.0;
        set local extra_float_digits = 3;
        set local timezone = 'UTC';
        set local datestyle = 'ISO, YMD';
        set local bytea_output = 'hex';
        """;

    private readonly string _place;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Dictionary<string, FoundTable> _tables;
    private int _cursors;

    /// <summary>Opens a ledger.</summary>
    /// <param name="address">The database.</param>
    /// <exception cref="SimulationException">
    /// <c>ledger_unreadable</c>: no server, no such database, no permission, or none of the ledger's tables.
    /// </exception>
    public PostgresLedgerReader(PostgresAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _place = address.ToString();
        NpgsqlConnection? connection = null;
        try
        {
            connection = PostgresSession.Open(address, CommandTimeoutSeconds);
            _connection = connection;
            _transaction = Begin(connection);
            _tables = LedgerCatalog.Find(connection, _transaction);
            if (_tables.Count == 0)
            {
                throw NoTables(LedgerCatalog.FindSchemas(connection, _transaction));
            }
        }
        catch (Exception e)
        {
            connection?.Dispose();
            throw PostgresFailure.Is(e) ? Unreadable(e) : e;
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

    /// <summary>Ends the transaction and closes the connection.</summary>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private static NpgsqlTransaction Begin(NpgsqlConnection connection)
    {
        NpgsqlTransaction transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        using var command = new NpgsqlCommand("set transaction read only; " + Settings, connection, transaction);
        command.ExecuteNonQuery();
        return transaction;
    }

    private IEnumerable<T> Read<T>(LedgerTable table, Func<ILedgerCellSource, T> decode)
    {
        if (!_tables.TryGetValue(table.Name, out FoundTable? found))
        {
            return [];
        }

        LedgerQuery query = LedgerQuery.Of(table, found);
        return query.IsSorted ? Stream(query, decode) : Sorted(query, decode);
    }

    private IEnumerable<T> Stream<T>(LedgerQuery query, Func<ILedgerCellSource, T> decode)
    {
        string cursor = "torghut_" + (++_cursors).ToString(CultureInfo.InvariantCulture);
        var cells = new PostgresRowCells(query, _place);
        List<T> rows = new(RowsPerFetch);
        Execute($"declare {cursor} no scroll cursor for {query.Sql}");
        do
        {
            rows.Clear();
            Fetch(cursor, reader =>
            {
                cells.Reset(reader);
                rows.Add(decode(cells));
            });
            foreach (T row in rows)
            {
                yield return row;
            }
        }
        while (rows.Count == RowsPerFetch);
        Execute($"close {cursor}");
    }

    private List<T> Sorted<T>(LedgerQuery query, Func<ILedgerCellSource, T> decode)
    {
        var cells = new PostgresRowCells(query, _place);
        List<(IComparable?[] Key, T Row)> rows = [];
        Fetch(query.Sql, cells, () =>
        {
            T row = decode(cells);
            rows.Add((cells.OrderValues, row));
        });
        return [.. rows.Order(Comparer<(IComparable?[] Key, T Row)>.Create((a, b) => Compare(a.Key, b.Key))).Select(item => item.Row)];
    }

    private void Fetch(string cursor, Action<NpgsqlDataReader> take)
    {
        string sql = string.Create(CultureInfo.InvariantCulture, $"fetch forward {RowsPerFetch} from {cursor}");
        Query(sql, take);
    }

    private void Fetch(string sql, PostgresRowCells cells, Action take) => Query(sql, reader =>
    {
        cells.Reset(reader);
        take();
    });

    private void Query(string sql, Action<NpgsqlDataReader> take)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, _connection, _transaction);
            using NpgsqlDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                take(reader);
            }
        }
        catch (Exception e) when (PostgresFailure.Is(e))
        {
            throw Unreadable(e);
        }
    }

    private void Execute(string sql) => Query(sql, _ => { });

    /// <summary>A missing value comes last.</summary>
    private static int Compare(IComparable?[] a, IComparable?[] b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            int order = (a[i], b[i]) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                ({ } x, { } y) => x.CompareTo(y),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private SimulationException NoTables(List<string> schemas)
    {
        string found = schemas.Count == 0 ? "no schema has one" : $"schema {string.Join(", ", schemas)} has some";
        return new SimulationException(
            ExitCode.Usage,
            "ledger_unreadable",
            $"Cannot read the ledger {_place}: found none of its tables (trade_decisions, executions, …) on the search path; {found}.")
        {
            Hint = schemas.Count == 0
                ? "Check the database's name; a database that was never migrated has no tables."
                : $"Add options=-csearch_path%3D{schemas[0]} to a URL, or options='-csearch_path={schemas[0]}' to keywords.",
        };
    }

    private SimulationException Unreadable(Exception e) =>
        new(ExitCode.Usage, "ledger_unreadable", $"Cannot read the ledger {_place}: {PostgresFailure.Describe(e)}.", e)
        {
            Hint = PostgresFailure.HintFor(e),
        };
}
