using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Torghut.Market.Time;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Independent;

/// <summary>The same ledger in a database, to compute the report's figures a second way: in SQL, without our code.</summary>
internal sealed class SqlLedger : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public SqlLedger()
    {
        _connection.Open();
        Execute("CREATE TABLE executions (id VARCHAR, symbol VARCHAR, account VARCHAR, side VARCHAR, filled DECIMAL(20,8), price DECIMAL(20,8), created BIGINT, updated BIGINT, decision BIGINT)");
        Execute("CREATE TABLE events (execution VARCHAR, ts BIGINT, type VARCHAR, filled DECIMAL(20,8), price DECIMAL(20,8))");
        Execute("CREATE TABLE tca (slippage DOUBLE)");
        Execute("CREATE TABLE bars (symbol VARCHAR, ts BIGINT, low DOUBLE, high DOUBLE, close DOUBLE)");
        Execute("CREATE TABLE quotes (symbol VARCHAR, ts BIGINT, mid DOUBLE)");
        Execute("CREATE TABLE curve (i BIGINT, net DECIMAL(20,8))");
    }

    public void Load(InMemoryLedger ledger, InMemorySignalStore store)
    {
        foreach (string table in new[] { "executions", "events", "tca", "bars", "quotes" })
        {
            Execute("DELETE FROM " + table);
        }

        Dictionary<Guid, long> decisions = ledger.Decisions.ToDictionary(row => row.Id, row => EventTime.FromInstant(row.CreatedAt));
        Insert("executions", ledger.Executions.Select(row => Values(
            row.Id.ToString("D"), row.Symbol, row.AlpacaAccountLabel, row.Side, row.FilledQty, row.AvgFillPrice,
            EventTime.FromInstant(row.CreatedAt), row.LastUpdateAt is { } update ? EventTime.FromInstant(update) : null, decisions[row.TradeDecisionId!.Value])));

        // The market time is the feed's time less the 20 ms of acknowledgement that the fixture adds.
        Insert("events", ledger.OrderEvents.Where(row => row.EventType is "fill" or "partial_fill").Select(row => Values(
            row.ExecutionId!.Value.ToString("D"), EventTime.FromInstant(row.EventTs!.Value) - 20_000_000, row.EventType, row.FilledQty, row.AvgFillPrice)));
        Insert("tca", ledger.TcaMetrics.Select(row => Values((double)row.SlippageBps!.Value)));
        Insert("bars", store.Bars.Select(bar => Values(bar.Symbol, bar.EventNs, bar.Low, bar.High, bar.Close)));
        Insert("quotes", store.Signals.Where(row => row.BidPrice is not null).Select(row => Values(row.Symbol, row.EventNs, (row.BidPrice + row.AskPrice) / 2)));
    }

    public void LoadCurve(IReadOnlyList<decimal> netPnl)
    {
        Execute("DELETE FROM curve");
        Insert("curve", netPnl.Select((net, i) => Values((long)i, net)));
    }

    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private static string Values(params object?[] values) => "(" + string.Join(',', values.Select(value => value switch
    {
        null => "NULL",
        string text => "'" + text + "'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException(value.GetType().Name),
    })) + ")";

    private void Insert(string table, IEnumerable<string> rows)
    {
        var sql = new StringBuilder();
        sql.AppendJoin(',', rows);
        if (sql.Length > 0)
        {
            Execute($"INSERT INTO {table} VALUES {sql}");
        }
    }

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
