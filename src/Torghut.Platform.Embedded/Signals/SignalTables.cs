namespace Torghut.Platform.Embedded.Signals;

/// <summary>The tables of the signal store, with the names and columns of the contract.</summary>
internal static class SignalTables
{
    /// <summary>Micro-bars.</summary>
    public const string MicroBars = "ta_microbars";

    /// <summary>Signals.</summary>
    public const string Signals = "ta_signals";

    /// <summary>Columns that both tables begin with.</summary>
    private const string Common = """
        symbol VARCHAR NOT NULL, event_ts TIMESTAMP_MS NOT NULL, seq BIGINT NOT NULL, ingest_ts TIMESTAMP_MS NOT NULL,
        is_final BOOLEAN NOT NULL, source VARCHAR NOT NULL, window_size VARCHAR NOT NULL, window_step VARCHAR,
        window_start TIMESTAMP_MS, window_end TIMESTAMP_MS, version INTEGER NOT NULL
        """;

    /// <summary>Makes both tables. Times are UTC.</summary>
    public const string Create = $"""
        CREATE TABLE {MicroBars} ({Common},
          o DOUBLE, h DOUBLE, l DOUBLE, c DOUBLE, v DOUBLE, vwap DOUBLE, count BIGINT);
        CREATE TABLE {Signals} ({Common},
          macd DOUBLE, macd_signal DOUBLE, macd_hist DOUBLE, ema12 DOUBLE, ema26 DOUBLE, rsi14 DOUBLE,
          boll_mid DOUBLE, boll_upper DOUBLE, boll_lower DOUBLE, vwap_session DOUBLE, vwap_w5m DOUBLE,
          imbalance_spread DOUBLE, imbalance_bid_px DOUBLE, imbalance_ask_px DOUBLE, imbalance_bid_sz DOUBLE,
          imbalance_ask_sz DOUBLE, vol_realized_w60s DOUBLE,
          dataset_event_id VARCHAR, source_topic VARCHAR, source_partition INTEGER, source_offset BIGINT);
        """;

    /// <summary>Keeps the newest row of each identity, the later written one of equals.</summary>
    public static string RemoveReplaced(string table) => $"""
        DELETE FROM {table} WHERE rowid NOT IN (
          SELECT rowid FROM {table}
          QUALIFY row_number() OVER (PARTITION BY symbol, event_ts, window_size, seq ORDER BY ingest_ts DESC, rowid DESC) = 1);
        """;
}
