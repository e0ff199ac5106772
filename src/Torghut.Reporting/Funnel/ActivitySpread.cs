using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Funnel;

/// <summary>How activity spreads over the half hours of the window, so that a burst is seen as a burst.</summary>
public sealed record ActivitySpread
{
    /// <summary>Actions inside the window.</summary>
    [Unit(Units.Count)]
    public required long Actions { get; init; }

    /// <summary>Actions outside the window; they are in no half hour.</summary>
    [Unit(Units.Count)]
    public required long OutsideWindow { get; init; }

    /// <summary>Half hours of the window.</summary>
    [Unit(Units.Count)]
    public required int HalfHours { get; init; }

    /// <summary>Half hours with an action.</summary>
    [Unit(Units.Count)]
    public required int HalfHoursWithActions { get; init; }

    /// <summary>Half hours with an action ÷ half hours.</summary>
    [Unit(Units.Ratio)]
    public required double? ShareOfHalfHours { get; init; }

    /// <summary>Most actions in one half hour ÷ actions; null without actions.</summary>
    [Unit(Units.Ratio)]
    public required double? LargestShare { get; init; }

    /// <summary>Start of that half hour, the earliest if there are several.</summary>
    [Format(Formats.DateTime)]
    public required string? LargestHalfHour { get; init; }
}
