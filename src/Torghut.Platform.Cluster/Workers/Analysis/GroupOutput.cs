using System.Text;
using Confluent.Kafka;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>
/// What one group's analysis yields, on its way: into the signal store, where a row that comes again replaces itself; into the
/// topics, where a row that is there is not written again; and a status behind the rows that it speaks of.
/// </summary>
internal sealed class GroupOutput : IDisposable
{
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StatusEvery = TimeSpan.FromMilliseconds(200);

    private readonly GroupContext _context;
    private readonly AnalysisValues _messages;
    private readonly ClickHouseSignalStoreWriter? _store;
    private readonly EmittedRows _emittedSignals;
    private readonly EmittedRows _emittedBars;
    private readonly TopicPartition _signals;
    private readonly TopicPartition? _bars;
    private readonly TopicPartition _status;
    private readonly Receipts _signalReceipts = new();
    private readonly Receipts _barReceipts = new();
    private readonly Receipts _statusReceipts = new();
    private readonly byte[][] _keys;
    private readonly long _earlierNextOffset;
    private long _flushedAt;
    private long _statusAt;
    private long _toldNs = long.MinValue;
    private bool _toldComplete;
    private (long WatermarkNs, long Sent)? _promise;

    /// <summary>Opens the way, and looks at what is there already.</summary>
    /// <param name="context">The group.</param>
    /// <param name="store">The signal store; null for none.</param>
    /// <param name="cancellationToken">Ends the reading of what is there.</param>
    public GroupOutput(GroupContext context, ClickHouseSignalStoreWriter? store, CancellationToken cancellationToken)
    {
        _context = context;
        _store = store;
        SymbolTable symbols = context.Symbols;
        _messages = new AnalysisValues(symbols, context.SourceTopics, context.Targets);
        _keys = [.. symbols.Names.Select(Encoding.UTF8.GetBytes)];
        _emittedSignals = new EmittedRows(symbols.Count);
        _emittedBars = new EmittedRows(symbols.Count);
        _signals = new TopicPartition(context.Topics.Signals, new Partition(context.Group % context.SignalPartitions));
        _bars = context.Topics.MicroBars is { } bars ? new TopicPartition(bars, new Partition(context.Group % context.MicroBarPartitions)) : null;
        _status = new TopicPartition(context.Topics.Status, new Partition(0));
        var reader = new RowReader(symbols, context.Schemas);
        string client = context.ClientId + "-rebuild";
        _earlierNextOffset = LogTail.Read(
            context.Connection, client, _signals, context.Log, record => _emittedSignals.Take(record, reader), cancellationToken);
        if (_bars is not null)
        {
            _ = LogTail.Read(context.Connection, client, _bars, context.Log, record => _emittedBars.Take(record, reader), cancellationToken);
        }
    }

    /// <summary>Whether the group is complete, and all of it is where it belongs.</summary>
    public bool IsDone => _toldComplete && _statusReceipts.Waiting == 0;

    /// <summary>Sends rows on.</summary>
    public void Publish(ReadOnlySpan<MicroBar> bars, ReadOnlySpan<Signal> signals, CancellationToken cancellationToken)
    {
        _store?.Append(bars, signals);
        if (_bars is not null)
        {
            foreach (ref readonly MicroBar bar in bars)
            {
                if (!_emittedBars.Has(bar.Symbol, bar.Timeframe, bar.Seq))
                {
                    _context.Writer.Send(_bars, Complete(_messages.Message(bar), bar.Symbol, bar.EndNs), _barReceipts, cancellationToken);
                }
            }
        }

        foreach (ref readonly Signal signal in signals)
        {
            if (!_emittedSignals.Has(signal.Symbol, signal.Timeframe, signal.Seq))
            {
                _context.Writer.Send(_signals, Complete(_messages.Message(signal), signal.Symbol, signal.EndNs), _signalReceipts, cancellationToken);
            }
        }
    }

    /// <summary>Says how far the group is, now and then, when the rows that this speaks of are acknowledged.</summary>
    /// <param name="watermarkNs">Every signal that ends before it was published.</param>
    /// <param name="cancellationToken">Ends the waiting for room.</param>
    public void Tell(long watermarkNs, CancellationToken cancellationToken)
    {
        _context.Writer.ThrowIfFailed(_signalReceipts);
        _context.Writer.ThrowIfFailed(_barReceipts);
        _context.Writer.ThrowIfFailed(_statusReceipts);
        long now = Environment.TickCount64;
        if (_store is not null && (watermarkNs == long.MaxValue || now - _flushedAt >= FlushEvery.TotalMilliseconds))
        {
            _store.Flush();
            _flushedAt = now;
        }

        if (_promise is { } promise && _signalReceipts.Acknowledged >= promise.Sent)
        {
            KeepPromise(promise.WatermarkNs, cancellationToken);
        }

        bool isDue = watermarkNs == long.MaxValue || now - _statusAt >= StatusEvery.TotalMilliseconds;
        if (_promise is null && watermarkNs > _toldNs && isDue)
        {
            _promise = (watermarkNs, _signalReceipts.Sent);
            _statusAt = now;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _messages.Dispose();

    private void KeepPromise(long watermarkNs, CancellationToken cancellationToken)
    {
        bool isComplete = watermarkNs == long.MaxValue;
        if (isComplete && (_barReceipts.Waiting > 0 || _store?.Unconfirmed > 0))
        {
            return;
        }

        _promise = null;
        _toldNs = watermarkNs;
        var status = new GroupStatus
        {
            Group = _context.Group,
            WatermarkNs = watermarkNs,
            SignalsPartition = _signals.Partition.Value,
            SignalsNextOffset = Math.Max(_earlierNextOffset, _signalReceipts.NextOffset),
            IsComplete = isComplete,
            Worker = _context.ClientId,
        };
        Message<byte[]?, byte[]?> message = _messages.Message(status);
        message.Key = Encoding.UTF8.GetBytes($"group-{_context.Group}");
        _context.Writer.Send(_status, message, _statusReceipts, cancellationToken);
        _toldComplete |= isComplete;
    }

    private Message<byte[]?, byte[]?> Complete(Message<byte[]?, byte[]?> message, ushort symbol, long endNs)
    {
        message.Key = _keys[symbol];
        message.Timestamp = new Timestamp(endNs / EventTime.NsPerMs, TimestampType.CreateTime);
        return message;
    }
}
