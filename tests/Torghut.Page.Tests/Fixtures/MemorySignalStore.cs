using Torghut.Trading.Signals;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>A signal store over a generated market: one signal per second with a trade.</summary>
internal sealed class MemorySignalStore(GeneratedMarket market) : ISignalStoreReader
{
    public IEnumerable<MicroBarRow> ReadMicroBars() => market.Bars();

    public IEnumerable<SignalRow> ReadSignals() => market.Bars().Select(bar =>
    {
        double half = market.HalfSpread(bar.Symbol);
        return new SignalRow(bar.Symbol, bar.EventNs, bar.WindowSize, bar.Seq, bar.Close - half, bar.Close + half);
    });

    public void Dispose()
    {
    }
}
