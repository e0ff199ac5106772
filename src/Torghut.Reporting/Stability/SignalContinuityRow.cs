using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>Continuity of the signals of one symbol and window size.</summary>
public sealed record SignalContinuityRow
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>PT1S</c> or <c>PT1M</c>.</summary>
    public required string WindowSize { get; init; }

    /// <summary>Signals in the window.</summary>
    [Unit(Units.Count)]
    public required long Signals { get; init; }

    /// <summary>Longest time without a signal, the window's start and end included.</summary>
    [Unit(Units.Seconds)]
    public required double LongestSilenceSeconds { get; init; }

    /// <summary>When it began.</summary>
    [Format(Formats.DateTime)]
    public required string LongestSilenceStart { get; init; }

    /// <summary>Places where the sequence skips numbers.</summary>
    [Unit(Units.Count)]
    public required long SequenceGaps { get; init; }
}
