namespace Torghut.Trading.Signals;

/// <summary>A micro-bar as read from a store, with its symbol's name.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="EventNs">End of the bar, nanoseconds since the Unix epoch.</param>
/// <param name="WindowSize"><c>PT1S</c> or <c>PT1M</c>.</param>
/// <param name="Seq">From 1 per (symbol, window size).</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Shares traded.</param>
public readonly record struct MicroBarRow(
    string Symbol, long EventNs, string WindowSize, long Seq, double Open, double High, double Low, double Close, double Volume);
