using System.Text.Json;
using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>One figure of two reports. Values are as in the reports: numbers, money as text, words, or true and false.</summary>
public sealed record FigureDifference
{
    /// <summary>Path in the report, for example <c>pnl.by_symbol[AAPL].net_pnl</c>: rows of lists are called by their key.</summary>
    public required string Figure { get; init; }

    /// <summary>Unit; null for words.</summary>
    public required string? Unit { get; init; }

    /// <summary>The first run's value; null where it is undefined or the report lacks it.</summary>
    [Figure]
    public required JsonElement? First { get; init; }

    /// <summary>The other run's value; null where it is undefined or the report lacks it.</summary>
    [Figure]
    public required JsonElement? Second { get; init; }

    /// <summary>The other's minus the first's, money as text; null unless both are numbers.</summary>
    [Figure]
    public required JsonElement? Difference { get; init; }

    /// <summary>Difference ÷ the first's absolute value; null where that is 0 or there is no difference to state.</summary>
    [Unit(Units.Ratio)]
    public required double? Relative { get; init; }

    /// <summary>Observations behind the first's value; null for counts, words and where the report does not say.</summary>
    [Unit(Units.Count)]
    public required long? FirstSamples { get; init; }

    /// <summary>Observations behind the other's value; null as above.</summary>
    [Unit(Units.Count)]
    public required long? SecondSamples { get; init; }
}
