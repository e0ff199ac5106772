using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// Where the mid was some time after the fills: direction·(mid − fill)/fill·10000 per execution; above 0 the market went the
/// way of the trade.
/// </summary>
public sealed record MarkoutRow
{
    /// <summary>Time after the fill.</summary>
    [Unit(Units.Seconds)]
    public required int HorizonSeconds { get; init; }

    /// <summary>The values, basis points.</summary>
    [Unit(Units.Bps)]
    public required Distribution Bps { get; init; }

    /// <summary>Mean weighted by filled notional.</summary>
    [Unit(Units.Bps)]
    public required double? NotionalWeightedAvg { get; init; }
}
