using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>From a peak of the net P&amp;L down to a trough and back, at the resolution of the curve.</summary>
public sealed record DrawdownEpisode
{
    /// <summary>Last time at the peak.</summary>
    [Format(Formats.DateTime)]
    public required string Peak { get; init; }

    /// <summary>First time at the lowest point.</summary>
    [Format(Formats.DateTime)]
    public required string Trough { get; init; }

    /// <summary>First time at the peak's level again; null if the window ended before.</summary>
    [Format(Formats.DateTime)]
    public required string? Recovery { get; init; }

    /// <summary>Peak − trough.</summary>
    [Unit(Units.Currency)]
    public required decimal Depth { get; init; }

    /// <summary>Depth ÷ equity at the peak·10000; null where the starting equity is unknown.</summary>
    [Unit(Units.Bps)]
    public required double? DepthBps { get; init; }

    /// <summary>Peak to recovery, or to the window's end.</summary>
    [Unit(Units.Seconds)]
    public required double DurationSeconds { get; init; }
}
