using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Statistics;

/// <summary>One bin of a histogram: values v with <c>from ≤ v &lt; to</c>.</summary>
public sealed record HistogramBin
{
    /// <summary>Lower edge, inclusive; null for the bin that is open below.</summary>
    [Unit(Units.AsStated)]
    public required double? From { get; init; }

    /// <summary>Upper edge, exclusive; null for the bin that is open above.</summary>
    [Unit(Units.AsStated)]
    public required double? To { get; init; }

    /// <summary>Values in the bin.</summary>
    [Unit(Units.Count)]
    public required int Count { get; init; }
}
