namespace Torghut.Trading.Signals;

/// <summary>What a report needs of a signal as read from a store.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="EventNs">End of the bar, nanoseconds since the Unix epoch.</param>
/// <param name="WindowSize"><c>PT1S</c> or <c>PT1M</c>.</param>
/// <param name="Seq">From 1 per (symbol, window size).</param>
/// <param name="BidPrice">Bid at the bar's end; null where no fresh quote was known.</param>
/// <param name="AskPrice">Ask at the bar's end; null where no fresh quote was known.</param>
public readonly record struct SignalRow(
    string Symbol, long EventNs, string WindowSize, long Seq, double? BidPrice, double? AskPrice);
