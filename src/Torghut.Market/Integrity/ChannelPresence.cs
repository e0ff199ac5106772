using Torghut.Market.Events;
using Torghut.Market.Time;

namespace Torghut.Market.Integrity;

/// <summary>How much of the session one channel of one symbol covers.</summary>
public sealed record ChannelPresence
{
    /// <summary>Channel.</summary>
    public required EventChannel Channel { get; init; }

    /// <summary>Events in the window, late ones left out.</summary>
    public required long Events { get; init; }

    /// <summary>Target minutes with an event.</summary>
    public required int CoveredMinutes { get; init; }

    /// <summary><see cref="CoveredMinutes"/> ÷ target minutes, 0 to 1.</summary>
    public required double Ratio { get; init; }

    /// <summary>Target minutes without an event, neighbours joined, in order of time.</summary>
    public required IReadOnlyList<TimeRange> Missing { get; init; }

    /// <summary>Longest time of the window without an event, nanoseconds.</summary>
    public required long LongestSilenceNs { get; init; }

    /// <summary>When it was.</summary>
    public required TimeRange LongestSilence { get; init; }
}
