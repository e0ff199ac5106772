using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>What a topic's partition already has of each symbol: a worker that takes a group over goes on behind it.</summary>
internal sealed class EmittedRows
{
    private readonly long[] _lastSeq;

    /// <summary>Knows of nothing.</summary>
    /// <param name="symbols">Number of symbols.</param>
    public EmittedRows(int symbols) => _lastSeq = new long[symbols * 2];

    /// <summary>Takes note of a record.</summary>
    public void Take(in LogRecord record, RowReader reader)
    {
        if (reader.TryRead(record.Value, record.Header(CarriedFields.HeaderText), out Signal row))
        {
            ref long last = ref _lastSeq[Place(row.Symbol, row.Timeframe)];
            last = Math.Max(last, row.Seq);
        }
    }

    /// <summary>Whether a row is there.</summary>
    public bool Has(ushort symbol, Timeframe timeframe, long seq) => seq <= _lastSeq[Place(symbol, timeframe)];

    private static int Place(ushort symbol, Timeframe timeframe) => (symbol * 2) + (int)timeframe;
}
