using DuckDB.NET.Data;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Stores;
using Torghut.Simulation.Errors;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Signals;

/// <summary>The signal store in one DuckDB file. Written through appenders, in vectors, by one thread.</summary>
public sealed class DuckDbSignalStoreWriter : ISignalStoreWriter
{
    private const string Source = "ta";
    private const int RowVersion = 1;
    private const string WriteAheadLog = ".wal";

    private readonly SymbolTable _symbols;
    private readonly IReadOnlyDictionary<TopicRole, string> _sourceTopics;
    private readonly PendingFile _file;
    private readonly DuckDBConnection _connection;
    private readonly IdentityWatch _bars;
    private readonly IdentityWatch _signals;
    private DuckDBAppender? _barAppender;
    private DuckDBAppender? _signalAppender;

    /// <summary>Begins a store.</summary>
    /// <param name="path">Path of the finished file; its folder exists. A file of this name is replaced at <see cref="Complete"/>.</param>
    /// <param name="symbols">Symbols of the rows.</param>
    /// <param name="sourceTopics">Source topic by role, for lineage.</param>
    /// <exception cref="SimulationException"><c>output_unwritable</c>: the folder is missing or may not be written.</exception>
    public DuckDbSignalStoreWriter(string path, SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentNullException.ThrowIfNull(sourceTopics);
        _symbols = symbols;
        _sourceTopics = sourceTopics;
        _bars = new IdentityWatch(symbols.Count);
        _signals = new IdentityWatch(symbols.Count);
        _file = PendingFile.Prepare(path, WriteAheadLog);

        // DuckDB makes its own file and refuses an empty one.
        File.Delete(_file.Temporary);
        _connection = new DuckDBConnection($"Data Source={_file.Temporary};threads=1");
        try
        {
            _connection.Open();
            Execute(SignalTables.Create);
            _barAppender = _connection.CreateAppender(SignalTables.MicroBars);
            _signalAppender = _connection.CreateAppender(SignalTables.Signals);
        }
        catch (DuckDBException failure)
        {
            Dispose();
            throw Failed(failure);
        }
    }

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<MicroBar> bars, ReadOnlySpan<Signal> signals)
    {
        try
        {
            foreach (ref readonly MicroBar bar in bars)
            {
                Append(bar);
            }

            foreach (ref readonly Signal signal in signals)
            {
                Append(signal);
            }
        }
        catch (DuckDBException failure)
        {
            throw Failed(failure);
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        try
        {
            CloseAppenders();
            if (_bars.MayRepeat)
            {
                Execute(SignalTables.RemoveReplaced(SignalTables.MicroBars));
            }

            if (_signals.MayRepeat)
            {
                Execute(SignalTables.RemoveReplaced(SignalTables.Signals));
            }

            // Closing the last connection checkpoints: one file is left, without a write-ahead log.
            _connection.Close();
        }
        catch (DuckDBException failure)
        {
            throw Failed(failure);
        }

        _file.Publish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            CloseAppenders();
        }
        catch (DuckDBException)
        {
            // What was not appended is not wanted any more.
        }

        _connection.Dispose();
        _file.Dispose();
    }

    private static DateTime Ms(long unixNs) => DateTime.UnixEpoch.AddTicks(unixNs / EventTime.NsPerMs * TimeSpan.TicksPerMillisecond);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private void Append(in MicroBar bar)
    {
        _bars.Add(bar.Symbol, bar.Timeframe, bar.Seq);
        IDuckDBAppenderRow row = _barAppender!.CreateRow();
        AppendCommon(row, bar.Symbol, bar.Timeframe, bar.EndNs, bar.IngestNs, bar.Seq);
        row.AppendValue(Finite(bar.Open))
            .AppendValue(Finite(bar.High))
            .AppendValue(Finite(bar.Low))
            .AppendValue(Finite(bar.Close))
            .AppendValue(Finite(bar.Volume))
            .AppendValue(Finite(bar.Vwap))
            .AppendValue(bar.Count)
            .EndRow();
    }

    private void Append(in Signal signal)
    {
        _signals.Add(signal.Symbol, signal.Timeframe, signal.Seq);
        IDuckDBAppenderRow row = _signalAppender!.CreateRow();
        AppendCommon(row, signal.Symbol, signal.Timeframe, signal.EndNs, signal.IngestNs, signal.Seq);
        row.AppendValue(Finite(signal.Macd))
            .AppendValue(Finite(signal.MacdSignal))
            .AppendValue(Finite(signal.MacdHist))
            .AppendValue(Finite(signal.Ema12))
            .AppendValue(Finite(signal.Ema26))
            .AppendValue(Finite(signal.Rsi14))
            .AppendValue(Finite(signal.BollMid))
            .AppendValue(Finite(signal.BollUpper))
            .AppendValue(Finite(signal.BollLower))
            .AppendValue(Finite(signal.VwapSession))
            .AppendValue(Finite(signal.VwapW5m))
            .AppendValue(Finite(signal.ImbalanceSpread))
            .AppendValue(Finite(signal.ImbalanceBidPx))
            .AppendValue(Finite(signal.ImbalanceAskPx))
            .AppendValue(Finite(signal.ImbalanceBidSz))
            .AppendValue(Finite(signal.ImbalanceAskSz))
            .AppendValue(Finite(signal.VolRealizedW60s));
        string topic = _sourceTopics[signal.LastRecord.Role];
        row.AppendValue(DatasetEventId.Compose(topic, signal.LastRecord.Partition, signal.LastRecord.Offset))
            .AppendValue(topic)
            .AppendValue(signal.LastRecord.Partition)
            .AppendValue(signal.LastRecord.Offset)
            .EndRow();
    }

    private void AppendCommon(IDuckDBAppenderRow row, ushort symbol, Timeframe timeframe, long endNs, long ingestNs, long seq)
    {
        DateTime end = Ms(endNs);
        row.AppendValue(_symbols[symbol])
            .AppendValue(end)
            .AppendValue(seq)
            .AppendValue(Ms(ingestNs))
            .AppendValue(true)
            .AppendValue(Source)
            .AppendValue(Timeframes.WindowSize(timeframe))
            .AppendNullValue()
            .AppendValue(Ms(endNs - Timeframes.LengthNs(timeframe)))
            .AppendValue(end)
            .AppendValue(RowVersion);
    }

    private void CloseAppenders()
    {
        _barAppender?.Dispose();
        _barAppender = null;
        _signalAppender?.Dispose();
        _signalAppender = null;
    }

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SimulationException Failed(DuckDBException failure) => failure.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
        ? new SimulationException(ExitCode.Failed, "disk_full", $"The disk is full while writing {_file.Target}.", failure)
        : new SimulationException(ExitCode.Failed, "signal_store_failed", $"{_file.Target}: {failure.Message}", failure);
}
