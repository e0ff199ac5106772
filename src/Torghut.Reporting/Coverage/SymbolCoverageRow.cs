using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>Coverage of one symbol.</summary>
public sealed record SymbolCoverageRow
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Target minutes with a trade or quote of the symbol.</summary>
    [Unit(Units.Minutes)]
    public required int CoveredMinutes { get; init; }

    /// <summary>Covered ÷ target minutes.</summary>
    [Unit(Units.Ratio)]
    public required double CoverageRatio { get; init; }

    /// <summary>Target minutes without a trade or quote of the symbol.</summary>
    public required IReadOnlyList<MinuteRange> MissingRanges { get; init; }

    /// <summary>The same by channel: quotes, trades, bars.</summary>
    public required IReadOnlyList<ChannelCoverageRow> Channels { get; init; }
}
