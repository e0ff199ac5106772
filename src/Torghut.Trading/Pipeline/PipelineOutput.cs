using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// What the pipeline yields since the host last emptied it: micro-bars, signals, and ledger rows in the order in which
/// they came to be. The host writes them to the stores and calls <see cref="Clear"/>.
/// </summary>
public sealed class PipelineOutput : ILedgerRowSink
{
    private readonly RowBuffer<MicroBar> _bars = new();
    private readonly RowBuffer<Signal> _signals = new();
    private readonly List<ILedgerRow> _rows = [];

    /// <summary>Micro-bars, by end, symbol and timeframe.</summary>
    public ReadOnlySpan<MicroBar> MicroBars => _bars.Rows;

    /// <summary>Signals, by end, symbol and timeframe.</summary>
    public ReadOnlySpan<Signal> Signals => _signals.Rows;

    /// <summary>Ledger rows in the order of their writing; a row with a known id replaces the earlier one.</summary>
    public IReadOnlyList<ILedgerRow> LedgerRows => _rows;

    /// <summary>Yields a bar with its signal.</summary>
    public void Add(in MicroBar bar, in Signal signal)
    {
        _bars.Add(bar);
        _signals.Add(signal);
    }

    /// <summary>Yields a ledger row.</summary>
    public void Add(ILedgerRow row) => _rows.Add(row);

    /// <summary>Forgets everything yielded so far and keeps the storage.</summary>
    public void Clear()
    {
        _bars.Clear();
        _signals.Clear();
        _rows.Clear();
    }
}
