using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// Implementation shortfall against the price at the decision, split; above 0 is a cost. Delay: direction·(arrival −
/// decision price)·quantity. Spread: half the quoted spread·quantity. Impact: the rest of direction·(fill − arrival)·quantity,
/// which is the move between submission and fill and the price of size beyond the best quote. The parts sum to the total.
/// </summary>
public sealed record ShortfallSplit
{
    /// <summary>Executions with decision price, arrival price, fill price and quoted spread.</summary>
    [Unit(Units.Count)]
    public required int Count { get; init; }

    /// <summary>Σ delay; null without executions.</summary>
    [Unit(Units.Currency)]
    public required decimal? DelayNotional { get; init; }

    /// <summary>Σ half spread.</summary>
    [Unit(Units.Currency)]
    public required decimal? SpreadNotional { get; init; }

    /// <summary>Σ impact.</summary>
    [Unit(Units.Currency)]
    public required decimal? ImpactNotional { get; init; }

    /// <summary>Σ of the three.</summary>
    [Unit(Units.Currency)]
    public required decimal? TotalNotional { get; init; }

    /// <summary>Delay ÷ Σ decision price·quantity.</summary>
    [Unit(Units.Bps)]
    public required double? DelayBps { get; init; }

    /// <summary>Spread ÷ Σ decision price·quantity.</summary>
    [Unit(Units.Bps)]
    public required double? SpreadBps { get; init; }

    /// <summary>Impact ÷ Σ decision price·quantity.</summary>
    [Unit(Units.Bps)]
    public required double? ImpactBps { get; init; }

    /// <summary>Total ÷ Σ decision price·quantity.</summary>
    [Unit(Units.Bps)]
    public required double? TotalBps { get; init; }
}
