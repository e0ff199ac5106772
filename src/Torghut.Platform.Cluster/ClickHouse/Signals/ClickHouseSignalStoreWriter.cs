using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Polly;
using Polly.Timeout;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Retries;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>
/// Writes a signal store. Rows are gathered into large inserts, which a task of its own sends while the caller goes on; few may
/// wait, then the caller does. An insert that failed for a moment is sent again: a row that is there twice has one identity,
/// and readers see one. Rows that were sent stay when the writer is disposed without <see cref="Complete"/>; the database is
/// the run's, and goes with it. One thread at a time.
/// </summary>
public sealed class ClickHouseSignalStoreWriter : ISignalStoreWriter
{
    private readonly ClickHouseClient _client;
    private readonly string _database;
    private readonly SignalWriterOptions _options;
    private readonly SignalRowEncoder _encoder;
    private readonly ResiliencePipeline _retry;
    private readonly CancellationTokenSource _abandoned;
    private readonly Channel<PendingInsert> _queue;
    private readonly Channel<TabSeparatedRows> _free;
    private readonly Task _sending;
    private TabSeparatedRows _bars = new();
    private TabSeparatedRows _signals = new();
    private int _inserts;
    private long _unconfirmed;
    private bool _isOpen = true;

    /// <summary>Begins to write.</summary>
    /// <param name="address">The server.</param>
    /// <param name="database">The run's database, with its tables.</param>
    /// <param name="symbols">Symbols of the rows.</param>
    /// <param name="sourceTopics">Source topic by role, for lineage.</param>
    /// <param name="options">How.</param>
    public ClickHouseSignalStoreWriter(
        ClickHouseAddress address, string database, SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics, SignalWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        _client = new ClickHouseClient(address);
        _database = database;
        _options = options;
        _encoder = new SignalRowEncoder(symbols, sourceTopics);
        _retry = EdgeRetry.Create(
            new RetryEdge
            {
                Name = "clickhouse",
                Seed = options.Seed,
                IsTransient = failure => failure is ClickHouseFailure { IsTransient: true },
                Observer = options.Observer,
                Limits = options.Limits,
            },
            options.Time);
        _abandoned = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken);
        _queue = Channel.CreateBounded<PendingInsert>(options.QueuedInserts);
        _free = Channel.CreateUnbounded<TabSeparatedRows>();
        _sending = Task.Run(SendAsync);
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException"><c>signal_store_failed</c>: the server refuses an earlier insert, or was away for too long.</exception>
    public void Append(ReadOnlySpan<MicroBar> bars, ReadOnlySpan<Signal> signals)
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        Interlocked.Add(ref _unconfirmed, bars.Length + signals.Length);
        foreach (ref readonly MicroBar bar in bars)
        {
            _encoder.Write(bar, _bars);
            if (_bars.Count == _options.RowsPerInsert)
            {
                _bars = Enqueue(SignalTables.MicroBars, _bars);
            }
        }

        foreach (ref readonly Signal signal in signals)
        {
            _encoder.Write(signal, _signals);
            if (_signals.Count == _options.RowsPerInsert)
            {
                _signals = Enqueue(SignalTables.Signals, _signals);
            }
        }
    }

    /// <summary>Rows that the server has not confirmed yet.</summary>
    public long Unconfirmed => Interlocked.Read(ref _unconfirmed);

    /// <summary>Hands everything appended over, without waiting for the server; see <see cref="Unconfirmed"/>.</summary>
    /// <exception cref="SimulationException">As <see cref="Append"/>.</exception>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        if (_sending.IsFaulted)
        {
            Rethrow(_sending);
        }

        if (_bars.Count > 0)
        {
            _bars = Enqueue(SignalTables.MicroBars, _bars);
        }

        if (_signals.Count > 0)
        {
            _signals = Enqueue(SignalTables.Signals, _signals);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">As <see cref="Append"/>.</exception>
    public void Complete()
    {
        Flush();
        _queue.Writer.Complete();
        Rethrow(_sending);
        Dispose();
    }

    /// <summary>Stops sending; what was not sent is forgotten.</summary>
    public void Dispose()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        _abandoned.Cancel();
        _queue.Writer.TryComplete();
        ((IAsyncResult)_sending).AsyncWaitHandle.WaitOne();
        _abandoned.Dispose();
        _client.Dispose();
    }

    /// <summary>Hands rows over, waiting where too many wait already.</summary>
    /// <returns>Where the next rows go.</returns>
    private TabSeparatedRows Enqueue(string table, TabSeparatedRows rows)
    {
        string token = string.Create(CultureInfo.InvariantCulture, $"{_database}-{_options.Seed}-{++_inserts}");
        Task waiting = _queue.Writer.WriteAsync(new PendingInsert(table, rows, token), _abandoned.Token).AsTask();
        try
        {
            waiting.GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            Rethrow(_sending);
        }

        return _free.Reader.TryRead(out TabSeparatedRows? free) ? free : new TabSeparatedRows();
    }

    private async Task SendAsync()
    {
        try
        {
            await foreach (PendingInsert insert in _queue.Reader.ReadAllAsync(_abandoned.Token).ConfigureAwait(false))
            {
                await _retry.ExecuteAsync(
                    async token => await _client.InsertAsync(
                        SignalTables.Insert(_database, insert.Table), insert.Rows.Bytes, insert.Token, _options.Limits.AttemptTimeout, token).ConfigureAwait(false),
                    _abandoned.Token).ConfigureAwait(false);
                Interlocked.Add(ref _unconfirmed, -insert.Rows.Count);
                insert.Rows.Clear();
                _free.Writer.TryWrite(insert.Rows);
            }
        }
        catch (Exception e)
        {
            _queue.Writer.TryComplete(e);
            throw;
        }
    }

    private void Rethrow(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (ClickHouseFailure failure)
        {
            throw ClickHouseErrors.Of(ExitCode.Failed, "signal_store_failed", $"write signals to database {_database}", _client.Place, failure);
        }
        catch (TimeoutRejectedException e)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "signal_store_failed",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Cannot write signals to database {_database} on ClickHouse {_client.Place}: it was away for more than {_options.Limits.TotalTimeout.TotalSeconds:0} s."),
                e);
        }
        catch (Exception e)
        {
            ExceptionDispatchInfo.Throw(e);
        }
    }
}
