using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using static Torghut.Compliance.LedgerRows;

namespace Torghut.Platform.Cluster.Tests.Postgres.Ledger;

public sealed class PostgresLedgerWriterTests(SharedPostgres postgres) : IAsyncLifetime
{
    private readonly PostgresServer _server = postgres.Server;
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await PostgresLedgers.CreateAsync(_server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Writing_the_same_rows_again_by_another_writer_changes_nothing()
    {
        Write(Full);
        List<string> before = Versions();
        Write(Full);
        Assert.Equal(before, Versions());
    }

    [Fact]
    public void An_order_event_that_comes_again_another_way_is_the_same_event()
    {
        Write([Strategy(), Decision(), Execution(), OrderEvent(id: 30)]);
        Write([OrderEvent(id: 31) with { EventFingerprint = OrderEvent(id: 30).EventFingerprint }]);
        Write(
        [
            OrderEvent(id: 32),
            OrderEvent(id: 33) with { EventFingerprint = OrderEvent(id: 32).EventFingerprint, SourceOffset = 1 },
        ]);
        using var reader = new PostgresLedgerReader(_server.Address(_database));
        Assert.Equal([Id(30), Id(32)], reader.ReadOrderEvents().Select(r => r.Id));
    }

    [Fact]
    public void A_cursor_moves_with_the_rows_of_its_batch()
    {
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, _database);
        writer.Write([Strategy(), Decision(id: 10), Cursor() with { CursorSeq = 1 }]);
        Assert.Equal(["0"], _server.Query(_database, "select count(*) from trade_cursor"));
        writer.Flush();
        Assert.Equal(["1|1"], _server.Query(_database, "select cursor_seq, (select count(*) from trade_decisions) from trade_cursor"));
        writer.Write([Decision(id: 11) with { StrategyId = Id(999) }, Cursor() with { CursorSeq = 2 }]);
        Assert.Equal("ledger_write_failed", Assert.Throws<SimulationException>(writer.Flush).Code);
        Assert.Equal(["1|1"], _server.Query(_database, "select cursor_seq, (select count(*) from trade_decisions) from trade_cursor"));
    }

    [Fact]
    public void Full_batches_are_written_before_the_end()
    {
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, _database, rowsPerBatch: 2);
        writer.Write([RuntimeEvent(id: 80)]);
        Assert.Equal(["0"], _server.Query(_database, "select count(*) from runtime_events"));
        writer.Write([RuntimeEvent(id: 81)]);
        Assert.Equal(["2"], _server.Query(_database, "select count(*) from runtime_events"));
    }

    [Theory]
    [InlineData("text", "varchar(100)", "timestamp", "int", "text", "float8")]
    [InlineData("uuid", "text", "timestamptz", "numeric", "json", "numeric(30,10)")]
    public void Tables_of_other_migrations_are_written_in_their_own_types(
        string uuid, string text, string timestamp, string integer, string json, string number)
    {
        string database = _server.CreateDatabase();
        _server.Execute(database, $"""
            create table trade_cursor (id {uuid} primary key, source {text}, account_label {text}, cursor_at {timestamp}, cursor_seq {integer},
              cursor_symbol {text}, more text default 'x');
            create table position_snapshots (id {uuid} primary key, alpaca_account_label {text}, as_of {timestamp}, equity {number}, cash {number},
              buying_power {number}, positions {json})
            """);
        using (PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, database))
        {
            writer.Write([Cursor(), Snapshot()]);
            writer.Flush();
            writer.Write([Cursor(), Snapshot()]);
            writer.Complete();
        }

        using var reader = new PostgresLedgerReader(_server.Address(database));
        Assert.Equal([Cursor()], reader.ReadCursors());
        PositionSnapshotRow row = Assert.Single(reader.ReadPositionSnapshots());
        Assert.Equal((100_000.01m, At("13:35:00")), (row.Equity, row.AsOf));
    }

    [Fact]
    public void A_table_or_type_that_cannot_hold_the_rows_is_named()
    {
        string database = _server.CreateDatabase();
        _server.Execute(database, "create table trade_cursor (id uuid primary key, source text, account_label text, cursor_at boolean)");
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, database);
        writer.Write([Cursor()]);
        SimulationException refusal = Assert.Throws<SimulationException>(writer.Flush);
        Assert.Equal("ledger_schema_unfit", refusal.Code);
        Assert.Contains("column cursor_at: found type bool", refusal.Message, StringComparison.Ordinal);

        using PostgresLedgerWriter other = PostgresLedgers.Writer(_server, _server.CreateDatabase());
        other.Write([Cursor()]);
        Assert.Contains("table trade_cursor is missing", Assert.Throws<SimulationException>(other.Flush).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_the_server_cannot_hold_is_refused_and_not_retried()
    {
        var notes = new NoteList();
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, _database, notes);
        writer.Write([RuntimeEvent() with { Code = "a\0b" }]);
        SimulationException refusal = Assert.Throws<SimulationException>(writer.Flush);
        Assert.Equal((ExitCode.Failed, "ledger_write_failed"), (refusal.ExitCode, refusal.Code));
        Assert.Empty(notes.Notes);
    }

    [Fact]
    public async Task A_server_that_loses_its_connections_in_the_middle_of_a_copy_gets_every_row_once()
    {
        var notes = new NoteList();
        await WhileWriting(_server, _database, notes, minCuts: 3, cut: () =>
        {
            _server.Execute(_database, "select pg_terminate_backend(pid) from pg_stat_progress_copy where datname = current_database()");
            return Task.CompletedTask;
        });
        Assert.NotEmpty(notes.Notes);
    }

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_a_copy_and_started_again_gets_every_row_once()
    {
        using var server = new PostgresServer();
        string database = await PostgresLedgers.CreateAsync(server);
        var notes = new NoteList();
        await WhileWriting(server, database, notes, minCuts: 2, cut: async () =>
        {
            server.Kill();
            await Task.Delay(300);
            server.Start();
        });
        Assert.Contains(notes.Notes, note => note.Contains("postgres: attempt", StringComparison.Ordinal));
        Assert.DoesNotContain(notes.Notes, note => note.Contains(PostgresServer.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_writing_with_a_message()
    {
        using var server = new PostgresServer();
        string database = await PostgresLedgers.CreateAsync(server);
        using var writer = new PostgresLedgerWriter(
            server.Address(database),
            new PostgresWriterOptions
            {
                Seed = 1,
                Observer = new NoteList(),
                Limits = new() { MaxAttempts = 3, FirstDelay = TimeSpan.FromMilliseconds(10), TotalTimeout = TimeSpan.FromSeconds(20) },
            });
        writer.Write([Strategy()]);
        writer.Flush();
        server.Kill();
        writer.Write([Strategy(id: 2)]);
        SimulationException refusal = Assert.Throws<SimulationException>(writer.Flush);
        Assert.Equal((ExitCode.Failed, "ledger_write_failed"), (refusal.ExitCode, refusal.Code));
        Assert.Contains($"/{database}: no connection", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Writes batches until the connection was cut often enough in the middle of a COPY, then checks that every row is there
    /// once and in its last state.
    /// </summary>
    private static async Task WhileWriting(PostgresServer server, string database, NoteList notes, int minCuts, Func<Task> cut)
    {
        const int perBatch = 20_000;
        int cuts = 0;
        int written = 0;
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(server, database, notes, perBatch);
        string detail = $$"""{"text":"{{new string('x', 300)}}"}""";
        var writing = Task.Run(() =>
        {
            while (Volatile.Read(ref cuts) < minCuts)
            {
                ILedgerRow[] rows =
                [
                    .. Enumerable.Range(written, perBatch).Select(i => RuntimeEvent(id: i + 1000) with { Detail = detail, Code = $"c{i}" }),
                    Cursor() with { CursorSeq = written },
                ];
                writer.Write(rows);
                written += perBatch;
            }

            writer.Complete();
        });
        while (!writing.IsCompleted && cuts < minCuts)
        {
            if (server.Query(database, "select 1 from pg_stat_progress_copy where tuples_processed > 500 and datname = current_database()").Count > 0)
            {
                await cut();
                Interlocked.Increment(ref cuts);
            }
        }

        await writing;
        Assert.Equal(
            [$"{written}|{written}|{written - perBatch}"],
            server.Query(database, "select count(*), count(distinct code), (select max(cursor_seq) from trade_cursor) from runtime_events"));
    }

    private void Write(IReadOnlyList<ILedgerRow> rows)
    {
        using PostgresLedgerWriter writer = PostgresLedgers.Writer(_server, _database);
        writer.Write(rows);
        writer.Complete();
    }

    private List<string> Versions() => _server.Query(
        _database, "select d.*::text, e.*::text, o.*::text from trade_decisions d, executions e, execution_order_events o");
}
