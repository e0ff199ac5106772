using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Pnl;

/// <summary>The price of a traded symbol at the points of the equity curve.</summary>
public sealed record PricePath
{
    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Close of the last bar at or before each point; null before the first bar.</summary>
    [JsonConverter(typeof(OneLineNullableNumbersConverter))]
    [Unit(Units.CurrencyPerShare)]
    public required IReadOnlyList<double?> Closes { get; init; }
}
