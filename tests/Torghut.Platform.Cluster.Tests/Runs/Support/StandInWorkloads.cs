using System.Globalization;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Platform.Embedded.Signals;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>
/// Somebody else's workloads: they write into a run's databases what an embedded run of the same day and id came to.
/// </summary>
internal static class StandInWorkloads
{
    /// <summary>Writes signals and ledger.</summary>
    /// <param name="world">The servers.</param>
    /// <param name="token">The run.</param>
    /// <param name="embedded">Folder of the embedded run.</param>
    public static void Work(ClusterWorld world, string token, string embedded)
    {
        string database = "torghut_sim_" + token;
        using (var signals = new DuckDbSignalStoreReader(Path.Combine(embedded, "signals.duckdb")))
        {
            Insert(world, database, "ta_signals", "imbalance_bid_px, imbalance_ask_px", signals.ReadSignals().Select(row => Values(
                row.Symbol, row.EventNs, row.WindowSize, row.Seq, [row.BidPrice, row.AskPrice])));
            Insert(world, database, "ta_microbars", "o, h, l, c, v", signals.ReadMicroBars().Select(row => Values(
                row.Symbol, row.EventNs, row.WindowSize, row.Seq, [row.Open, row.High, row.Low, row.Close, row.Volume])));
        }

        using var ledger = new SqliteLedgerReader(Path.Combine(embedded, "ledger.sqlite"));
        using var writer = new PostgresLedgerWriter(
            world.Postgres.Address(database), new PostgresWriterOptions { Seed = 1, Observer = new NoteList() });
        IEnumerable<ILedgerRow>[] tables =
        [
            ledger.ReadStrategies(), ledger.ReadDecisions(), ledger.ReadExecutions(), ledger.ReadOrderEvents(), ledger.ReadTcaMetrics(),
            ledger.ReadReviews(), ledger.ReadPositionSnapshots(), ledger.ReadRuntimeEvents(), ledger.ReadCursors(),
        ];
        foreach (IEnumerable<ILedgerRow> table in tables)
        {
            writer.Write([.. table]);
        }

        writer.Complete();
    }

    private static void Insert(ClusterWorld world, string database, string table, string columns, IEnumerable<string> rows)
    {
        foreach (string[] batch in rows.Chunk(500))
        {
            world.ClickHouse.Query(
                $"INSERT INTO {database}.{table} (symbol, event_ts, ingest_ts, is_final, source, window_size, seq, version, {columns}) VALUES {string.Join(',', batch)}");
        }
    }

    private static string Values(string symbol, long eventNs, string windowSize, long seq, double?[] numbers)
    {
        string time = string.Create(CultureInfo.InvariantCulture, $"fromUnixTimestamp64Milli({eventNs / EventTime.NsPerMs})");
        string cells = string.Join(',', numbers.Select(number => number?.ToString("R", CultureInfo.InvariantCulture) ?? "NULL"));
        return string.Create(CultureInfo.InvariantCulture, $"('{symbol}',{time},{time},true,'ta','{windowSize}',{seq},1,{cells})");
    }
}
