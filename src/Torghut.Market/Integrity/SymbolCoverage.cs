using Torghut.Market.Events;

namespace Torghut.Market.Integrity;

/// <summary>Presence of one symbol on one channel over the window's minutes.</summary>
public sealed record SymbolCoverage
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Channel.</summary>
    public required EventChannel Channel { get; init; }

    /// <summary>Events in the window, late ones left out.</summary>
    public required long Events { get; init; }

    /// <summary>Events per minute of the window, the first minute first.</summary>
    public required IReadOnlyList<int> EventsByMinute { get; init; }

    /// <summary>
    /// Longest time without an event, from window start or an event to the next event or window end, nanoseconds.
    /// </summary>
    public required long LongestSilenceNs { get; init; }

    /// <summary>Start of the longest silence, nanoseconds since the Unix epoch.</summary>
    public required long LongestSilenceStartNs { get; init; }
}
