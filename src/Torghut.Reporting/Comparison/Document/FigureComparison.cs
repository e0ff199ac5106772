using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>Every figure of two reports.</summary>
public sealed record FigureComparison
{
    /// <summary>Figures that either report has.</summary>
    [Unit(Units.Count)]
    public required int Compared { get; init; }

    /// <summary>Figures with the same value in both.</summary>
    [Unit(Units.Count)]
    public required int Equal { get; init; }

    /// <summary>Figures that differ, or that only one report has.</summary>
    [Unit(Units.Count)]
    public required int Different { get; init; }

    /// <summary>The figures that are looked at first, equal or not.</summary>
    public required IReadOnlyList<FigureDifference> Headline { get; init; }

    /// <summary>All figures that differ, in the order of the report.</summary>
    public required IReadOnlyList<FigureDifference> Differences { get; init; }

    /// <summary>Curves, histograms and other rows of numbers that differ, in the order of the report.</summary>
    public required IReadOnlyList<SeriesDifference> Series { get; init; }
}
