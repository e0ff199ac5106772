using Torghut.Market.Time;

namespace Torghut.Market.Integrity;

/// <summary>How much of the session the input of one symbol covers.</summary>
public sealed record SymbolPresence
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Target minutes with a trade or quote of the symbol.</summary>
    public required int CoveredMinutes { get; init; }

    /// <summary><see cref="CoveredMinutes"/> ÷ target minutes, 0 to 1.</summary>
    public required double Ratio { get; init; }

    /// <summary>Target minutes without a trade or quote of the symbol, neighbours joined, in order of time.</summary>
    public required IReadOnlyList<TimeRange> Missing { get; init; }

    /// <summary>The same by channel (quotes, trades, bars), in their order.</summary>
    public required IReadOnlyList<ChannelPresence> Channels { get; init; }
}
