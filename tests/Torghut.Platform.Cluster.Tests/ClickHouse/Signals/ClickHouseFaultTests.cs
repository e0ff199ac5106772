using System.Diagnostics;
using Torghut.Compliance;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Support;
using Torghut.Simulation.Errors;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Signals;

/// <summary>A server in trouble: nothing is lost, nothing is doubled, or the writing ends with a message.</summary>
public sealed class ClickHouseFaultTests : SignalStoreCompliance, IAsyncLifetime
{
    private readonly ClickHouseServer _server = new();
    private readonly NoteList _notes = new();
    private string _database = "";
    private int _attemptSeconds = 20;

    public async ValueTask InitializeAsync() => _database = await SignalStores.CreateAsync(_server);

    public ValueTask DisposeAsync()
    {
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(503, 0, false)]
    [InlineData(500, 0, false)]
    [InlineData(500, 241, false)]
    [InlineData(429, 202, false)]
    [InlineData(503, 0, true)]
    public void Inserts_that_are_refused_for_a_moment_are_sent_again(int status, int code, bool after)
    {
        _server.SetFaults(new { prefix = "insert", count = 3, status, code, message = $"Code: {code}. In trouble", after });
        WriteMany();
        Assert.Equal(3, _notes.Notes.Count);
        AssertComplete();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Inserts_whose_connection_is_cut_are_sent_again(bool after)
    {
        _server.SetFaults(new { prefix = "insert", count = 2, cut = true, after });
        WriteMany();
        Assert.NotEmpty(_notes.Notes);
        AssertComplete();
    }

    [Fact]
    public void Inserts_that_are_not_answered_in_time_are_sent_again()
    {
        _attemptSeconds = 3;
        _server.SetFaults(new { prefix = "insert", count = 1, delay_ms = 6000, cut = true });
        WriteMany();
        Assert.NotEmpty(_notes.Notes);
        AssertComplete();
    }

    [Fact]
    public void A_refusal_that_does_not_pass_ends_the_writing_at_once_with_the_servers_words()
    {
        _server.SetFaults(new { prefix = "insert", count = 99, status = 403, code = 497, message = "Code: 497. torghut: Not enough privileges" });
        SimulationException refusal = Assert.Throws<SimulationException>(WriteMany);
        Assert.Equal((ExitCode.Failed, "signal_store_failed"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("Not enough privileges", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("permissions", refusal.Hint, StringComparison.Ordinal);
        Assert.Empty(_notes.Notes);
    }

    [Fact]
    public void A_server_that_stays_in_trouble_ends_the_writing_within_the_limit()
    {
        _server.SetFaults(new { prefix = "insert", count = 9999, status = 503, message = "Too busy " + ClickHouseServer.Password });
        var watch = Stopwatch.StartNew();
        SimulationException refusal = Assert.Throws<SimulationException>(WriteMany);
        Assert.Equal("signal_store_failed", refusal.Code);
        Assert.Contains("Too busy ***", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_notes.Notes, note => note.Contains(ClickHouseServer.Password, StringComparison.Ordinal));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_read_that_fails_is_an_error_and_never_half_a_result()
    {
        WriteMany();
        _server.SetFaults(new { prefix = "select", count = 1, cut = true });
        using ISignalStoreReader reader = OpenReader();
        Assert.Equal("signal_store_unreadable", Assert.Throws<SimulationException>(() => reader.ReadSignals().Count()).Code);
        Assert.Equal(2500, reader.ReadSignals().Count());
    }

    [Fact]
    public void A_writer_that_is_abandoned_stops_at_once()
    {
        _server.SetFaults(new { prefix = "insert", count = 9999, delay_ms = 2500, status = 503 });
        var watch = Stopwatch.StartNew();
        using (ISignalStoreWriter writer = CreateWriter())
        {
            writer.Append([.. Enumerable.Range(1, 300).Select(i => Bar(0, i, i, i))], []);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    protected override ISignalStoreWriter CreateWriter() => SignalStores.Writer(_server, _database, Symbols, Topics, _notes, rows: 100, _attemptSeconds);

    protected override ISignalStoreReader OpenReader() => new ClickHouseSignalStoreReader(_server.Address, _database);

    private void WriteMany() => Write(
        [.. Enumerable.Range(1, 2500).Select(i => Bar(0, i, i, i))], [.. Enumerable.Range(1, 2500).Select(i => Sign(1, i, i, i))]);

    private void AssertComplete()
    {
        using ISignalStoreReader reader = OpenReader();
        Assert.Equal(Enumerable.Range(1, 2500).Select(i => (double)i), reader.ReadMicroBars().Select(bar => bar.Close));
        Assert.Equal(Enumerable.Range(1, 2500).Select(i => (double?)i), reader.ReadSignals().Select(signal => signal.BidPrice));
    }
}
