using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>The first place where two runs' order events part.</summary>
public sealed record OrderEventDivergence
{
    /// <summary>
    /// <c>changed</c>: both have it and it differs; <c>only_in_first</c>, <c>only_in_second</c>: one run alone has it, and
    /// the other side shows what that run has next, or nothing at its end.
    /// </summary>
    [Words("changed", "only_in_first", "only_in_second")]
    public required string Kind { get; init; }

    /// <summary>Number of order events before it in the first run, all of which the other run has alike.</summary>
    [Unit(Units.Count)]
    public required long EqualBefore { get; init; }

    /// <summary>Names of the fields that differ, for <c>changed</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The first run's order event; null at its end.</summary>
    public required OrderEventSide? First { get; init; }

    /// <summary>The other run's order event; null at its end.</summary>
    public required OrderEventSide? Second { get; init; }
}
