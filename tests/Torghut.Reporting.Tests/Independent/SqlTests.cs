using CsCheck;
using Torghut.Reporting.Document;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Independent;

/// <summary>
/// The report's figures against an independent computation in SQL, on random ledgers. FIFO is done there by ranges: each fill
/// covers a range of all shares bought or sold so far, and the nth share bought is matched with the nth share sold.
/// </summary>
public sealed class SqlTests
{
    private const int Ledgers = 40;

    /// <summary>Increments of the fill events, in the order of FIFO; else the whole execution at its last update.</summary>
    private const string Units = """
        WITH increments AS (
          SELECT execution, ts,
            filled - coalesce(lag(filled) OVER w, 0) AS qty,
            filled * price - coalesce(lag(filled * price) OVER w, 0) AS notional, filled AS cumulated
          FROM events WINDOW w AS (PARTITION BY execution ORDER BY filled)),
        units AS (
          SELECT e.symbol, e.account, e.side, e.created, e.id, i.ts, i.qty, round(i.notional / i.qty, 8)::DECIMAL(20,8) AS price, i.cumulated
          FROM increments i JOIN executions e ON e.id = i.execution
          UNION ALL
          SELECT e.symbol, e.account, e.side, e.created, e.id, e.updated, e.filled, e.price, e.filled
          FROM executions e WHERE e.filled > 0 AND NOT EXISTS (SELECT 1 FROM events i WHERE i.execution = e.id)),
        ordered AS (
          SELECT *, row_number() OVER (PARTITION BY account, symbol ORDER BY ts, created, id, cumulated) AS n FROM units)

        """;

    [Fact]
    public void Position_and_cash_flow_agree_on_any_ledger()
    {
        using var sql = new SqlLedger();
        RandomLedgers.Orders.Sample(
            orders =>
            {
                (ReportResult result, InMemoryLedger ledger) = Build(orders, new InMemorySignalStore());
                sql.Load(ledger, new InMemorySignalStore());
                decimal cash = sql.Query(
                    Units + "SELECT coalesce(sum(CASE side WHEN 'buy' THEN -qty * price ELSE qty * price END), 0)::DECIMAL(30,8) FROM ordered",
                    row => row.GetDecimal(0))[0];
                Dictionary<string, decimal> open = sql.Query(
                    Units + "SELECT symbol, sum(CASE side WHEN 'buy' THEN qty ELSE -qty END)::DECIMAL(20,8) FROM ordered GROUP BY symbol HAVING sum(CASE side WHEN 'buy' THEN qty ELSE -qty END) <> 0",
                    row => (row.GetString(0), row.GetDecimal(1))).ToDictionary(row => row.Item1, row => row.Item2);
                PnlSection pnl = result.Report.Pnl;
                decimal value = pnl.OpenPositions.Sum(position => position.Qty * position.Price!.Value);

                Assert.True(pnl.Identity.Closes);
                Assert.Equal(open, pnl.OpenPositions.ToDictionary(position => position.Symbol, position => position.Qty));
                Assert.InRange(Math.Abs(cash + value - pnl.GrossPnl), 0m, 0.01m);
            },
            iter: Ledgers, threads: 1);
    }

    [Fact]
    public void Realized_pnl_agrees_with_matching_the_nth_bought_share_with_the_nth_sold()
    {
        using var sql = new SqlLedger();
        RandomLedgers.Orders.Sample(
            orders =>
            {
                (ReportResult result, InMemoryLedger ledger) = Build(orders, new InMemorySignalStore());
                sql.Load(ledger, new InMemorySignalStore());
                Dictionary<string, decimal> realized = sql.Query(
                    Units + """
                    , ranges AS (
                      SELECT *, sum(qty) OVER w - qty AS lo, sum(qty) OVER w AS hi
                      FROM ordered WINDOW w AS (PARTITION BY account, symbol, side ORDER BY n))
                    SELECT b.symbol, sum((least(b.hi, s.hi) - greatest(b.lo, s.lo)) * (s.price - b.price))::DECIMAL(30,8)
                    FROM ranges b JOIN ranges s ON b.symbol = s.symbol AND b.account = s.account AND b.side = 'buy' AND s.side = 'sell'
                      AND b.lo < s.hi AND s.lo < b.hi
                    GROUP BY b.symbol
                    """,
                    row => (row.GetString(0), row.GetDecimal(1))).ToDictionary(row => row.Item1, row => row.Item2);

                Assert.Equal(realized.Keys.Order(), result.Report.Pnl.RealizedBySymbol.Select(row => row.Symbol));
                foreach (RealizedBySymbol row in result.Report.Pnl.RealizedBySymbol)
                {
                    Assert.InRange(Math.Abs(realized[row.Symbol] - row.RealizedPnl), 0m, 0.0001m);
                }
            },
            iter: Ledgers, threads: 1);
    }

    [Fact]
    public void Percentiles_agree_with_quantile_cont()
    {
        using var sql = new SqlLedger();
        RandomLedgers.Orders.Sample(
            orders =>
            {
                (ReportResult result, InMemoryLedger ledger) = Build(orders, new InMemorySignalStore());
                if (ledger.TcaMetrics.Count == 0)
                {
                    Assert.Null(result.Report.ExecutionQuality.SlippageBps.P50Abs);
                    return;
                }

                sql.Load(ledger, new InMemorySignalStore());
                (double p50, double p95, double max, double mean) = sql.Query(
                    "SELECT quantile_cont(abs(slippage), 0.5), quantile_cont(abs(slippage), 0.95), max(abs(slippage)), avg(slippage) FROM tca",
                    row => (row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)))[0];
                SlippageSummary slippage = result.Report.ExecutionQuality.SlippageBps;

                Assert.Equal(p50, slippage.P50Abs!.Value, 1e-9);
                Assert.Equal(p95, slippage.P95Abs!.Value, 1e-9);
                Assert.Equal(max, slippage.MaxAbs!.Value, 1e-9);
                Assert.Equal(mean, slippage.Signed.Mean!.Value, 1e-9);
            },
            iter: Ledgers, threads: 1);
    }

    [Fact]
    public void Drawdowns_and_exposure_agree_with_windows_over_the_curve()
    {
        using var sql = new SqlLedger();
        RandomLedgers.Orders.Sample(
            orders =>
            {
                PnlSection pnl = Build(orders, Prices()).Result.Report.Pnl;
                sql.LoadCurve(pnl.EquityCurve!.NetPnl);
                decimal deepest = sql.Query(
                    "SELECT max(peak - net) FROM (SELECT net, max(net) OVER (ORDER BY i) AS peak FROM curve)", row => row.GetDecimal(0))[0];

                Assert.Equal(deepest, pnl.MaxDrawdown);
                Assert.All(pnl.Drawdowns, episode => Assert.True(episode.Depth > 0));
            },
            iter: 12, threads: 1);
    }

    [Fact]
    public void Markouts_agree_with_an_as_of_join()
    {
        using var sql = new SqlLedger();
        RandomLedgers.Orders.Sample(
            orders =>
            {
                InMemorySignalStore store = Prices();
                (ReportResult result, InMemoryLedger ledger) = Build(orders, store);
                sql.Load(ledger, store);
                foreach (MarkoutRow markout in result.Report.ExecutionQuality.Markouts)
                {
                    (long count, double? mean) = sql.Query(
                        Units + $"""
                        , looked AS (
                          SELECT o.id, o.qty, (CASE o.side WHEN 'buy' THEN 1 ELSE -1 END) * (q.mid - o.price::DOUBLE) / o.price::DOUBLE * 10000 AS bps
                          FROM ordered o ASOF LEFT JOIN quotes q ON o.symbol = q.symbol AND o.ts + {markout.HorizonSeconds}::BIGINT * 1000000000 >= q.ts)
                        SELECT count(*), avg(bps) FROM (SELECT id, sum(qty * bps) / sum(qty) AS bps FROM looked GROUP BY id HAVING count(bps) = count(*))
                        """,
                        row => (row.GetInt64(0), row.IsDBNull(1) ? (double?)null : row.GetDouble(1)))[0];

                    Assert.Equal(count, markout.Bps.Count);
                    Assert.Equal(mean ?? 0, markout.Bps.Mean ?? 0, 1e-4);
                }
            },
            iter: 12, threads: 1);
    }

    [Fact]
    public void Excursions_agree_with_a_range_join()
    {
        using var sql = new SqlLedger();
        RandomLedgers.Orders.Sample(
            orders =>
            {
                InMemorySignalStore store = Prices();
                (ReportResult result, InMemoryLedger ledger) = Build(orders, store);
                sql.Load(ledger, store);
                foreach (Dictionary<string, string> trade in Reports.Trades(result).Where(trade => trade["state"] == "closed"))
                {
                    string entry = trade["entry_price"];
                    string exit = trade["exit_price"];
                    (double low, double high) = sql.Query(
                        $"SELECT least({entry}, {exit}, coalesce(min(low), {entry}))::DOUBLE, greatest({entry}, {exit}, coalesce(max(high), {entry}))::DOUBLE FROM bars WHERE symbol = '{trade["symbol"]}' AND ts > {Ns(trade["entry_time"])} AND ts <= {Ns(trade["exit_time"])}",
                        row => (row.GetDouble(0), row.GetDouble(1)))[0];
                    double from = double.Parse(entry);
                    double worst = trade["side"] == "long" ? (low - from) / from : (from - high) / from;
                    double best = trade["side"] == "long" ? (high - from) / from : (from - low) / from;

                    Assert.Equal(worst * 10_000, double.Parse(trade["mae_bps"]), 1e-6);
                    Assert.Equal(best * 10_000, double.Parse(trade["mfe_bps"]), 1e-6);
                }
            },
            iter: 6, threads: 1);
    }

    /// <summary>A price and a quote every 10 seconds for 40 minutes.</summary>
    private static InMemorySignalStore Prices()
    {
        var store = new InMemorySignalStore();
        string[] symbols = ["AAPL", "MSFT", "TSLA"];
        for (int i = 1; i <= 240; i++)
        {
            foreach (string symbol in symbols)
            {
                double price = 100 + (5 * Math.Sin(i * 0.7)) + symbol[0] - 'A';
                store.Add(symbol, i * 10, Math.Round(price, 2), (Math.Round(price, 2) - 0.01, Math.Round(price, 2) + 0.01));
            }
        }

        return store;
    }

    private static (ReportResult Result, InMemoryLedger Ledger) Build(RandomOrder[] orders, InMemorySignalStore store)
    {
        InMemoryLedger ledger = RandomLedgers.Make(orders).Ledger;
        return (Reports.Build(ledger, store), ledger);
    }

    private static long Ns(string time)
    {
        Assert.True(Torghut.Reporting.Evidence.TimestampText.TryParse(System.Text.Encoding.UTF8.GetBytes(time), out long ns));
        return ns;
    }
}
