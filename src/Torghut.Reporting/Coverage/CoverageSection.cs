using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>How much of the session the input covers, and whether every record is accounted for.</summary>
public sealed record CoverageSection
{
    /// <summary>Start of the window, inclusive.</summary>
    [Format(Formats.DateTime)]
    public required string WindowStart { get; init; }

    /// <summary>End of the window, exclusive.</summary>
    [Format(Formats.DateTime)]
    public required string WindowEnd { get; init; }

    /// <summary><c>us_equities_regular</c> or <c>custom</c>.</summary>
    public required string WindowProfile { get; init; }

    /// <summary>Trading day in the exchange's time zone.</summary>
    [Format(Formats.Date)]
    public required string TradingDay { get; init; }

    /// <summary>Opening of the day's session; null on a day without one.</summary>
    [Format(Formats.DateTime)]
    public required string? SessionOpen { get; init; }

    /// <summary>Close of the day's session; null on a day without one.</summary>
    [Format(Formats.DateTime)]
    public required string? SessionClose { get; init; }

    /// <summary>Minutes that should have data: those of the window that lie in the session, or all where none does.</summary>
    [Unit(Units.Minutes)]
    public required int TargetWindowMinutes { get; init; }

    /// <summary>Target minutes with a trade or quote of any symbol; null where the input is not known.</summary>
    [Unit(Units.Minutes)]
    public required int? CoveredMinutes { get; init; }

    /// <summary>Covered ÷ target minutes; null where the input is not known.</summary>
    [Unit(Units.Ratio)]
    public required double? CoverageRatio { get; init; }

    /// <summary>Least ratio that passes.</summary>
    [Unit(Units.Ratio)]
    public required double CoverageRatioMin { get; init; }

    /// <summary>Whether the ratio is at or above the least one; null where the input is not known.</summary>
    public required bool? Passed { get; init; }

    /// <summary>Target minutes without data of any symbol.</summary>
    public required IReadOnlyList<MinuteRange> MissingRanges { get; init; }

    /// <summary>Earliest signal time among the decisions; null without decisions.</summary>
    [Format(Formats.DateTime)]
    public required string? DecisionSignalMinTs { get; init; }

    /// <summary>Latest signal time among the decisions; null without decisions.</summary>
    [Format(Formats.DateTime)]
    public required string? DecisionSignalMaxTs { get; init; }

    /// <summary>Time between the two.</summary>
    [Unit(Units.Minutes)]
    public required double? DecisionSpanMinutes { get; init; }

    /// <summary>Earliest event time of the input; null where it is not known.</summary>
    [Format(Formats.DateTime)]
    public required string? InputMinTs { get; init; }

    /// <summary>Latest event time of the input; null where it is not known.</summary>
    [Format(Formats.DateTime)]
    public required string? InputMaxTs { get; init; }

    /// <summary>The same by symbol and channel, by name.</summary>
    public required IReadOnlyList<SymbolCoverageRow> Symbols { get; init; }

    /// <summary>Accounts of the input; null where it is not known.</summary>
    public required InputIntegrity? Integrity { get; init; }
}
