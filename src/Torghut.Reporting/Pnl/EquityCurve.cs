using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// P&amp;L and exposure at the window's start and at the end of each of its minutes. Positions are valued at the close of the
/// last bar at or before the moment, else at the last fill; costs count from an execution's first fill on.
/// </summary>
public sealed record EquityCurve
{
    /// <summary>Time of the first point.</summary>
    [Format(Formats.DateTime)]
    public required string Start { get; init; }

    /// <summary>Time between points; the last one may be nearer.</summary>
    [Unit(Units.Seconds)]
    public required int StepSeconds { get; init; }

    /// <summary>Time of the last point.</summary>
    [Format(Formats.DateTime)]
    public required string End { get; init; }

    /// <summary>Net P&amp;L since the start; equity is this plus starting_equity.</summary>
    [JsonConverter(typeof(OneLineMoneyConverter))]
    [Unit(Units.Currency)]
    public required IReadOnlyList<decimal> NetPnl { get; init; }

    /// <summary>Σ |position·price|.</summary>
    [JsonConverter(typeof(OneLineMoneyConverter))]
    [Unit(Units.Currency)]
    public required IReadOnlyList<decimal> GrossExposure { get; init; }

    /// <summary>Σ position·price.</summary>
    [JsonConverter(typeof(OneLineMoneyConverter))]
    [Unit(Units.Currency)]
    public required IReadOnlyList<decimal> NetExposure { get; init; }

    /// <summary>Accounts' symbols with a position.</summary>
    [JsonConverter(typeof(OneLineIntsConverter))]
    [Unit(Units.Count)]
    public required IReadOnlyList<int> OpenPositions { get; init; }
}
