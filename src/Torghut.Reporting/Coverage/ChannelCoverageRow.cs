using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Coverage;

/// <summary>Coverage of one channel of one symbol.</summary>
public sealed record ChannelCoverageRow
{
    /// <summary><c>quotes, trades, bars</c>.</summary>
    [Words("quotes", "trades", "bars")]
    public required string Channel { get; init; }

    /// <summary>Events in the window, late ones left out.</summary>
    [Unit(Units.Count)]
    public required long Events { get; init; }

    /// <summary>Target minutes with an event.</summary>
    [Unit(Units.Minutes)]
    public required int CoveredMinutes { get; init; }

    /// <summary>Covered ÷ target minutes.</summary>
    [Unit(Units.Ratio)]
    public required double CoverageRatio { get; init; }

    /// <summary>Target minutes without an event.</summary>
    public required IReadOnlyList<MinuteRange> MissingRanges { get; init; }

    /// <summary>Longest time of the window without an event.</summary>
    [Unit(Units.Seconds)]
    public required double LongestSilenceSeconds { get; init; }

    /// <summary>When it began.</summary>
    [Format(Formats.DateTime)]
    public required string LongestSilenceStart { get; init; }

    /// <summary>Events per minute of the window, the first minute first.</summary>
    [JsonConverter(typeof(OneLineIntsConverter))]
    [Unit(Units.Count)]
    public required IReadOnlyList<int> EventsByMinute { get; init; }
}
