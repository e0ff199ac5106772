using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>Neighbouring minutes.</summary>
public sealed record MinuteRange
{
    /// <summary>Start of the first minute.</summary>
    [Format(Formats.DateTime)]
    public required string Start { get; init; }

    /// <summary>End of the last minute.</summary>
    [Format(Formats.DateTime)]
    public required string End { get; init; }

    /// <summary>Number of minutes; the last one of a window may be shorter.</summary>
    [Unit(Units.Minutes)]
    public required int Minutes { get; init; }
}
