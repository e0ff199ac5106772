using DuckDB.NET.Data;
using Torghut.Compliance;
using Torghut.Platform.Embedded.Signals;
using Torghut.Simulation.Errors;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Tests.Signals;

public sealed class DuckDbSignalStoreTests : SignalStoreCompliance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-duckdb-").FullName;

    private string Store => Path.Combine(_folder, "signals.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_tables_have_the_columns_of_the_contract_and_every_row_its_source()
    {
        Write([Bar(0, 1, 1, 10)], [Sign(0, 1, 1, 9.99)]);

        Assert.Equal(
            "symbol,event_ts,seq,ingest_ts,is_final,source,window_size,window_step,window_start,window_end,version,o,h,l,c,v,vwap,count",
            Columns("ta_microbars"));
        Assert.Equal(
            "symbol,event_ts,seq,ingest_ts,is_final,source,window_size,window_step,window_start,window_end,version,macd,macd_signal,macd_hist,ema12,ema26,rsi14,boll_mid,boll_upper,boll_lower,vwap_session,vwap_w5m,imbalance_spread,imbalance_bid_px,imbalance_ask_px,imbalance_bid_sz,imbalance_ask_sz,vol_realized_w60s,dataset_event_id,source_topic,source_partition,source_offset",
            Columns("ta_signals"));
        Assert.Equal("t.trades:3:44", Scalar("SELECT dataset_event_id FROM ta_signals"));
        Assert.Equal("2013-10-07 13:30:00", Scalar("SELECT CAST(window_start AS VARCHAR) FROM ta_signals"));
        Assert.Equal("2013-10-07 13:30:01", Scalar("SELECT CAST(window_end AS VARCHAR) FROM ta_signals"));
        Assert.Equal("2013-10-07 13:30:03", Scalar("SELECT CAST(ingest_ts AS VARCHAR) FROM ta_signals"));
    }

    [Fact]
    public void A_complete_store_is_one_file_of_its_owner_and_an_abandoned_one_is_none()
    {
        using (var writer = new DuckDbSignalStoreWriter(Store, Symbols, Topics))
        {
            writer.Append([Bar(0, 1, 1, 10)], []);
        }

        Assert.Empty(Directory.GetFiles(_folder));
        Write([Bar(0, 1, 1, 10)], []);
        Assert.Equal([Store], Directory.GetFiles(_folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Store));
    }

    [Fact]
    public void A_file_that_is_no_store_is_named()
    {
        File.WriteAllText(Store, "no database");
        SimulationException refusal = Assert.Throws<SimulationException>(() => new DuckDbSignalStoreReader(Store));
        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Contains(Store, refusal.Message, StringComparison.Ordinal);
    }

    protected override ISignalStoreWriter CreateWriter() => new DuckDbSignalStoreWriter(Store, Symbols, Topics);

    protected override ISignalStoreReader OpenReader() => new DuckDbSignalStoreReader(Store);

    private string Columns(string table) =>
        Scalar($"SELECT string_agg(column_name, ',' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = '{table}'");

    private string Scalar(string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={Store};access_mode=READ_ONLY");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
