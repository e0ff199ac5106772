namespace Torghut.Trading.Signals;

/// <summary>Reads a signal store, in order of (event time, symbol, window size, seq).</summary>
public interface ISignalStoreReader : IDisposable
{
    /// <summary>Streams the micro-bars; a store without the table gives none.</summary>
    IEnumerable<MicroBarRow> ReadMicroBars();

    /// <summary>Streams the signals; a store without the table gives none.</summary>
    IEnumerable<SignalRow> ReadSignals();
}
