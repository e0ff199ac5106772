using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Coverage;

/// <summary>Counts of one topic role.</summary>
public sealed record RoleIntegrity
{
    /// <summary><c>trades, quotes, bars, status</c>.</summary>
    [Words("trades", "quotes", "bars", "status")]
    public required string Role { get; init; }

    /// <summary>Records or lines read.</summary>
    [Unit(Units.Count)]
    public required long Records { get; init; }

    /// <summary>Records inside the window by their record timestamp: what a replay publishes or drives through the pipeline.</summary>
    [Unit(Units.Count)]
    public required long Replayed { get; init; }

    /// <summary>Events that were replayed, late ones included.</summary>
    [Unit(Units.Count)]
    public required long Events { get; init; }

    /// <summary>Events behind their watermark: in neither bars nor book nor fills.</summary>
    [Unit(Units.Count)]
    public required long Late { get; init; }

    /// <summary>Repeated identities, dropped.</summary>
    [Unit(Units.Count)]
    public required long Duplicates { get; init; }

    /// <summary>Events of the same symbol and time as the one before: counted, never dropped.</summary>
    [Unit(Units.Count)]
    public required long Coincident { get; init; }

    /// <summary>Records that violate the contract, or lines that cannot be read.</summary>
    [Unit(Units.Count)]
    public required long Quarantined { get; init; }

    /// <summary>Records outside the window by their record timestamp.</summary>
    [Unit(Units.Count)]
    public required long OutsideWindowByRecordTime { get; init; }

    /// <summary>The same ÷ records.</summary>
    [Unit(Units.Ratio)]
    public required double? OutOfWindowRateByRecordTime { get; init; }

    /// <summary>Records inside the window by record timestamp and outside by event time.</summary>
    [Unit(Units.Count)]
    public required long OutsideWindowByEventTime { get; init; }

    /// <summary>The same ÷ records.</summary>
    [Unit(Units.Ratio)]
    public required double? OutOfWindowRateByEventTime { get; init; }

    /// <summary>Quotes with bid = ask, kept.</summary>
    [Unit(Units.Count)]
    public required long Locked { get; init; }

    /// <summary>Quotes with bid above ask, kept.</summary>
    [Unit(Units.Count)]
    public required long Crossed { get; init; }

    /// <summary>Earliest event time; null without events.</summary>
    [Format(Formats.DateTime)]
    public required string? MinEventTime { get; init; }

    /// <summary>Latest event time; null without events.</summary>
    [Format(Formats.DateTime)]
    public required string? MaxEventTime { get; init; }
}
