namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>The tables of the signal store, with the names and columns of the contract.</summary>
internal static class SignalTables
{
    /// <summary>Micro-bars.</summary>
    public const string MicroBars = "ta_microbars";

    /// <summary>Signals.</summary>
    public const string Signals = "ta_signals";

    private const string Time = "DateTime64(3, 'UTC')";

    private static readonly (string Name, string Type)[] Common =
    [
        ("symbol", "LowCardinality(String)"), ("event_ts", Time), ("seq", "Int64"), ("ingest_ts", Time), ("is_final", "Bool"),
        ("source", "LowCardinality(String)"), ("window_size", "LowCardinality(String)"), ("window_step", "Nullable(String)"),
        ("window_start", $"Nullable({Time})"), ("window_end", $"Nullable({Time})"), ("version", "Int32"),
    ];

    private static readonly string[] BarNumbers = ["o", "h", "l", "c", "v", "vwap"];

    private static readonly string[] SignalNumbers =
    [
        "macd", "macd_signal", "macd_hist", "ema12", "ema26", "rsi14", "boll_mid", "boll_upper", "boll_lower", "vwap_session", "vwap_w5m",
        "imbalance_spread", "imbalance_bid_px", "imbalance_ask_px", "imbalance_bid_sz", "imbalance_ask_sz", "vol_realized_w60s",
    ];

    private static readonly (string Name, string Type)[] Lineage =
    [
        ("dataset_event_id", "Nullable(String)"), ("source_topic", "LowCardinality(Nullable(String))"), ("source_partition", "Nullable(Int32)"),
        ("source_offset", "Nullable(Int64)"),
    ];

    /// <summary>Names of the tables.</summary>
    public static IReadOnlyList<string> All { get; } = [MicroBars, Signals];

    /// <summary>Columns of a table, name and type, in order.</summary>
    public static IReadOnlyList<(string Name, string Type)> ColumnsOf(string table) => table == MicroBars
        ? [.. Common, .. BarNumbers.Select(name => (name, "Nullable(Float64)")), ("count", "Int64")]
        : [.. Common, .. SignalNumbers.Select(name => (name, "Nullable(Float64)")), .. Lineage];

    /// <summary>
    /// Creates a table that keeps, of rows with one identity, the one with the newest <c>ingest_ts</c>. On a cluster its replicas
    /// find each other by a path that holds the database's name: two runs never share one.
    /// </summary>
    /// <param name="database">Database.</param>
    /// <param name="table">Table.</param>
    /// <param name="cluster">Cluster; null for a single server.</param>
    public static string Create(string database, string table, string? cluster)
    {
        IEnumerable<string> columns = ColumnsOf(table).Select(column => $"  {Sql.Name(column.Name)} {column.Type}");
        string engine = cluster is null
            ? "ReplacingMergeTree(ingest_ts)"
            : $"ReplicatedReplacingMergeTree({Sql.Text($"/clickhouse/tables/{{shard}}/{database}/{table}")}, '{{replica}}', ingest_ts)";
        return $"""
            CREATE TABLE IF NOT EXISTS {Sql.Name(database)}.{Sql.Name(table)}{OnCluster(cluster)} (
            {string.Join(",\n", columns)}
            )
            ENGINE = {engine}
            PARTITION BY toDate(event_ts)
            ORDER BY (symbol, window_size, event_ts, seq)
            """;
    }

    /// <summary>Creates a database with a comment.</summary>
    public static string CreateDatabase(string database, string? cluster, string comment) =>
        $"CREATE DATABASE IF NOT EXISTS {Sql.Name(database)}{OnCluster(cluster)} ENGINE = Atomic COMMENT {Sql.Text(comment)}";

    /// <summary>Drops a database and waits until its replicas' common state is gone too.</summary>
    public static string DropDatabase(string database, string? cluster) => $"DROP DATABASE IF EXISTS {Sql.Name(database)}{OnCluster(cluster)} SYNC";

    /// <summary>Begins an insert of tab-separated rows.</summary>
    public static string Insert(string database, string table) =>
        $"INSERT INTO {Sql.Name(database)}.{Sql.Name(table)} ({string.Join(", ", ColumnsOf(table).Select(column => Sql.Name(column.Name)))}) FORMAT TabSeparated";

    private static string OnCluster(string? cluster) => cluster is null ? "" : $" ON CLUSTER {Sql.Text(cluster)}";
}
