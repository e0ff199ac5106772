using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Sources;

/// <summary>
/// Takes decoded events, one stream per symbol and channel. Streams are independent: each is written by one thread at
/// a time, different ones by different threads in any interleaving.
/// </summary>
public interface ITapeSink
{
    /// <summary>
    /// The stream of a symbol and channel; the same object on every call. Symbols need not be known beforehand: their
    /// ordinals are settled when decoding ends. Thread-safe.
    /// </summary>
    /// <param name="symbol">Symbol, upper case.</param>
    /// <param name="channel">Channel.</param>
    ITapeStream OpenStream(string symbol, EventChannel channel);
}
