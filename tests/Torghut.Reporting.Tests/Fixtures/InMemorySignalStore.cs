using Torghut.Trading.Signals;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>A signal store in memory, in the order that the port promises.</summary>
internal sealed class InMemorySignalStore : ISignalStoreReader
{
    public List<MicroBarRow> Bars { get; } = [];

    public List<SignalRow> Signals { get; } = [];

    public IEnumerable<MicroBarRow> ReadMicroBars() =>
        Bars.OrderBy(row => row.EventNs).ThenBy(row => row.Symbol, StringComparer.Ordinal);

    public IEnumerable<SignalRow> ReadSignals() =>
        Signals.OrderBy(row => row.EventNs).ThenBy(row => row.Symbol, StringComparer.Ordinal);

    /// <summary>A bar of a second, with the quote at its end.</summary>
    public void Add(string symbol, double second, double close, (double Bid, double Ask)? quote = null)
    {
        long ns = Day.Ns(second);
        int seq = 1 + Bars.Count(bar => bar.Symbol == symbol);
        Bars.Add(new MicroBarRow(symbol, ns, "PT1S", seq, close, close, close, close, 100));
        Signals.Add(new SignalRow(symbol, ns, "PT1S", seq, quote?.Bid, quote?.Ask));
    }

    public void Dispose()
    {
    }
}
