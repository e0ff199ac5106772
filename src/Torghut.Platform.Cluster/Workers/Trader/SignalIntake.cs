using System.Globalization;
using Torghut.Market.Symbols;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Simulation.Errors;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>
/// Brings the signals of all groups into one order: (event time, symbol, timeframe). A signal that comes twice, because a group
/// changed its worker, counts once.
/// </summary>
internal sealed class SignalIntake
{
    private readonly RowReader _reader;
    private readonly StatusReader _statusReader;
    private readonly SymbolTable _symbols;
    private readonly PriorityQueue<Signal, (long EndNs, ushort Symbol, Timeframe Timeframe)> _waiting = new();
    private readonly long[] _lastSeq;
    private readonly long[] _nextOffsets;
    private readonly SignalGroup[] _groups;

    /// <summary>Makes an intake.</summary>
    /// <param name="replay">The replay.</param>
    /// <param name="symbols">Its symbols.</param>
    /// <param name="partitions">Partitions of the topic of signals.</param>
    /// <param name="schemas">Schemas of values in Avro.</param>
    public SignalIntake(ReplayAnnouncement replay, SymbolTable symbols, int partitions, SchemaCatalog schemas)
    {
        _symbols = symbols;
        _reader = new RowReader(symbols, schemas);
        _statusReader = new StatusReader(schemas);
        _lastSeq = new long[symbols.Count * 2];
        _nextOffsets = new long[partitions];
        _groups = [.. Enumerable.Range(0, replay.Groups).Select(_ => new SignalGroup())];
    }

    /// <summary>Signals that wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Signals that came again.</summary>
    public long Repeated { get; private set; }

    /// <summary>Signals read, each once.</summary>
    public long Read { get; private set; }

    /// <summary>Time before which all signals were read, nanoseconds since the Unix epoch.</summary>
    public long FrontierNs => _groups.Min(group => group.WatermarkNs);

    /// <summary>Takes a record of the topic of signals.</summary>
    /// <exception cref="SimulationException"><c>signals_missing</c>: a signal of the symbol before this one is not there.</exception>
    public void TakeSignal(in LogRecord record)
    {
        _nextOffsets[record.Where.Partition.Value] = record.Offset + 1;
        if (!_reader.TryRead(record.Value, record.Header(CarriedFields.HeaderText), out Signal signal))
        {
            return;
        }

        ref long last = ref _lastSeq[(signal.Symbol * 2) + (int)signal.Timeframe];
        if (signal.Seq <= last)
        {
            Repeated++;
            return;
        }

        if (signal.Seq != last + 1)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "signals_missing",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{record.Where.Topic} [{record.Where.Partition.Value}], offset {record.Offset}: found signal {signal.Seq} of {_symbols[signal.Symbol]} {Timeframes.WindowSize(signal.Timeframe)}; expected {last + 1}."));
        }

        last = signal.Seq;
        Read++;
        _waiting.Enqueue(signal, (signal.EndNs, signal.Symbol, signal.Timeframe));
    }

    /// <summary>Takes a record of the topic of status.</summary>
    public void TakeStatus(in LogRecord record)
    {
        GroupStatus? status = _statusReader.Read(record.Value, record.Header(CarriedFields.HeaderText));
        if (status is not null && status.Group >= 0 && status.Group < _groups.Length)
        {
            _groups[status.Group].Take(status);
        }
    }

    /// <summary>Moves the frontier as far as the signals were read.</summary>
    public void Advance()
    {
        foreach (SignalGroup group in _groups)
        {
            group.Advance(_nextOffsets);
        }
    }

    /// <summary>Gives the signals that end before a time.</summary>
    public void MoveTo(SignalTradingPipeline pipeline, long beforeNs)
    {
        while (_waiting.TryPeek(out _, out (long EndNs, ushort Symbol, Timeframe Timeframe) place) && place.EndNs < beforeNs)
        {
            pipeline.Add(_waiting.Dequeue());
        }
    }
}
