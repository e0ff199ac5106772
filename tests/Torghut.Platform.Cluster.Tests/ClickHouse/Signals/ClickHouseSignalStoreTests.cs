using Torghut.Compliance;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Secrets;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Signals;

public sealed class ClickHouseSignalStoreTests(SharedClickHouse shared) : SignalStoreCompliance, IAsyncLifetime
{
    private readonly ClickHouseServer _server = shared.Server;
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await SignalStores.CreateAsync(_server);

    public ValueTask DisposeAsync()
    {
        _server.Query($"DROP DATABASE {_database} SYNC");
        return ValueTask.CompletedTask;
    }

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
        Assert.Equal(
            "t.trades:3:44\tt.trades\t3\t44\t2013-10-07 13:30:00.000\t2013-10-07 13:30:01.000\t2013-10-07 13:30:03.000\ttrue\tta\t\\N\t1",
            _server.Query($"SELECT dataset_event_id, source_topic, source_partition, source_offset, window_start, window_end, ingest_ts, is_final, source, window_step, version FROM {_database}.ta_signals"));
    }

    [Fact]
    public void Tables_replace_by_the_time_of_writing_and_are_partitioned_by_day() => Assert.Equal(
        "ReplacingMergeTree\ttoDate(event_ts)\tsymbol, window_size, event_ts, seq\nReplacingMergeTree\ttoDate(event_ts)\tsymbol, window_size, event_ts, seq",
        _server.Query($"SELECT engine, partition_key, sorting_key FROM system.tables WHERE database = '{_database}' ORDER BY name"));

    [Fact]
    public void Rows_of_a_long_day_go_in_large_inserts_and_all_come_back()
    {
        const int seconds = 23_400;
        using (ClickHouseSignalStoreWriter writer = SignalStores.Writer(_server, _database, Symbols, Topics, rows: 7_000))
        {
            for (int second = 1; second <= seconds; second++)
            {
                writer.Append([Bar(0, second, second, second), Bar(1, second, second, -second)], [Sign(0, second, second, second)]);
            }

            writer.Complete();
        }

        using ISignalStoreReader reader = OpenReader();
        Assert.Equal(Enumerable.Range(1, seconds).Sum(s => (double)s), reader.ReadSignals().Sum(signal => signal.BidPrice!.Value));
        Assert.Equal(2 * seconds, reader.ReadMicroBars().Count());
    }

    [Fact]
    public void Statistics_count_each_identity_once()
    {
        Write([Bar(0, 1, 1, 10), Bar(1, 5, 1, 11)], [Sign(0, 1, 1, 1)]);
        Write([Bar(0, 1, 1, 10)], []);
        using var reader = new ClickHouseSignalStoreReader(_server.Address, _database);
        Assert.Equal(
            [
                new SignalTableStatistics("ta_microbars", "PT1S", 2, 3, 2, Start + EventTime.NsPerSecond, Start + (5 * EventTime.NsPerSecond), Start + (7 * EventTime.NsPerSecond)),
                new SignalTableStatistics("ta_signals", "PT1S", 1, 1, 1, Start + EventTime.NsPerSecond, Start + EventTime.NsPerSecond, Start + (3 * EventTime.NsPerSecond)),
            ],
            reader.ReadStatistics());
    }

    [Fact]
    public void A_store_without_tables_has_no_rows()
    {
        using var reader = new ClickHouseSignalStoreReader(_server.Address, "nowhere");
        Assert.Empty(reader.ReadMicroBars());
        Assert.Empty(reader.ReadSignals());
        Assert.Empty(reader.ReadStatistics());
    }

    [Fact]
    public void A_wrong_password_is_not_repeated()
    {
        using var reader = new ClickHouseSignalStoreReader(new ClickHouseAddress(_server.Url, "torghut", new Secret("hunter2")), _database);
        SimulationException refusal = Assert.Throws<SimulationException>(() => reader.ReadSignals().Count());
        Assert.Equal((ExitCode.Usage, "signal_store_unreadable"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("Authentication failed", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("clickhouse.username", refusal.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named()
    {
        using var reader = new ClickHouseSignalStoreReader(new ClickHouseAddress(new Uri("http://127.0.0.1:1"), null, null), _database);
        SimulationException refusal = Assert.Throws<SimulationException>(() => reader.ReadSignals().Count());
        Assert.Contains("default@127.0.0.1:1: no answer", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("clickhouse.http_url", refusal.Hint, StringComparison.Ordinal);
    }

    protected override ISignalStoreWriter CreateWriter() => SignalStores.Writer(_server, _database, Symbols, Topics);

    protected override ISignalStoreReader OpenReader() => new ClickHouseSignalStoreReader(_server.Address, _database);

    private string Columns(string table) =>
        _server.Query($"SELECT arrayStringConcat(groupArray(name), ',') FROM (SELECT name FROM system.columns WHERE database = '{_database}' AND table = '{table}' ORDER BY position)");
}
