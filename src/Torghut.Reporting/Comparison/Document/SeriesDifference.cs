using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>A row of numbers of two reports: a curve, a histogram.</summary>
public sealed record SeriesDifference
{
    /// <summary>Path in the report.</summary>
    public required string Figure { get; init; }

    /// <summary>Unit of a point.</summary>
    public required string? Unit { get; init; }

    /// <summary>Points of the first; null where the report lacks it.</summary>
    [Unit(Units.Count)]
    public required int? FirstPoints { get; init; }

    /// <summary>Points of the other; null where the report lacks it.</summary>
    [Unit(Units.Count)]
    public required int? SecondPoints { get; init; }

    /// <summary>Points that differ; points that only one has count.</summary>
    [Unit(Units.Count)]
    public required int DifferentPoints { get; init; }

    /// <summary>Place of the first point that differs, from 0.</summary>
    [Unit(Units.Position)]
    public required int FirstDifferentPoint { get; init; }

    /// <summary>Largest absolute difference of two points; null where no two can be compared.</summary>
    [Unit(Units.AsStated)]
    public required double? LargestDifference { get; init; }
}
