using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>One leg of the latency of executions, in milliseconds.</summary>
public sealed record LatencyLeg
{
    /// <summary>The values, milliseconds.</summary>
    [Unit(Units.Ms)]
    public required Distribution Ms { get; init; }

    /// <summary>
    /// Values withheld because the two times come from different clocks: the difference is negative or longer than any
    /// latency (10 minutes; a day for the leg to the fill). If half of the values or more are, the whole leg is withheld.
    /// </summary>
    [Unit(Units.Count)]
    public required int Withheld { get; init; }

    /// <summary>Values between fixed edges, milliseconds.</summary>
    [Unit(Units.Ms)]
    public required Histogram Histogram { get; init; }
}
