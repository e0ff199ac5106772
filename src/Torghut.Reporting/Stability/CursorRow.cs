using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>How far the trader read the signals of one source.</summary>
public sealed record CursorRow
{
    /// <summary>Source.</summary>
    public required string Source { get; init; }

    /// <summary>Account.</summary>
    public required string AccountLabel { get; init; }

    /// <summary>Event time of the last handled signal.</summary>
    [Format(Formats.DateTime)]
    public required string CursorAt { get; init; }

    /// <summary>Its sequence.</summary>
    [Unit(Units.Position)]
    public required long? CursorSeq { get; init; }

    /// <summary>Its symbol.</summary>
    public required string? CursorSymbol { get; init; }

    /// <summary>Last signal of the window − cursor; null without a signal store. Above 1 s the run is not complete.</summary>
    [Unit(Units.Seconds)]
    public required double? LagSeconds { get; init; }
}
