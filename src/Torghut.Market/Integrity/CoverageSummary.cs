using Torghut.Market.Time;

namespace Torghut.Market.Integrity;

/// <summary>How much of the session the input covers: minutes with data over session minutes.</summary>
public sealed record CoverageSummary
{
    /// <summary>
    /// Minutes that should have data: those of the window that lie in the session, or all of them where the window does
    /// not touch the session (a custom window). At least 1.
    /// </summary>
    public required int TargetMinutes { get; init; }

    /// <summary>Target minutes with a trade or quote of any symbol.</summary>
    public required int CoveredMinutes { get; init; }

    /// <summary>Target minutes without a trade or quote of any symbol, neighbours joined, in order of time.</summary>
    public required IReadOnlyList<TimeRange> Missing { get; init; }

    /// <summary>The same by symbol, in order of their names.</summary>
    public required IReadOnlyList<SymbolPresence> Symbols { get; init; }

    /// <summary><see cref="CoveredMinutes"/> ÷ <see cref="TargetMinutes"/>, 0 to 1.</summary>
    public double Ratio => (double)CoveredMinutes / TargetMinutes;
}
