using Torghut.Reporting.Annotations;
using Torghut.Reporting.ExecutionQuality;

namespace Torghut.Reporting.Llm;

/// <summary>What became of the decisions with one verdict.</summary>
public sealed record VerdictOutcome
{
    /// <summary>Verdict of the model.</summary>
    public required string Verdict { get; init; }

    /// <summary>Reviews.</summary>
    [Unit(Units.Count)]
    public required int Reviews { get; init; }

    /// <summary>Reviewed decisions that became an order.</summary>
    [Unit(Units.Count)]
    public required int Submitted { get; init; }

    /// <summary>Reviewed decisions with a fill.</summary>
    [Unit(Units.Count)]
    public required int Filled { get; init; }

    /// <summary>Mean slippage of their executions.</summary>
    [Unit(Units.Bps)]
    public required double? SlippageMeanBps { get; init; }

    /// <summary>Σ net of their trades; null where there are none.</summary>
    [Unit(Units.Currency)]
    public required decimal? NetPnl { get; init; }

    /// <summary>Reviews behind the net.</summary>
    [Unit(Units.Count)]
    public required int NetCount { get; init; }

    /// <summary>Share of these with a net above 0.</summary>
    [Unit(Units.Ratio)]
    public required double? NetPositiveRate { get; init; }

    /// <summary>Markouts of their fills at each horizon.</summary>
    public required IReadOnlyList<MeanMarkout> Markouts { get; init; }

    /// <summary>
    /// Markouts from the decision's price at each horizon, whether traded or not: of vetoed and abstained decisions what the
    /// market did after a trade that was not made. Below 0 the trade would have lost.
    /// </summary>
    public required IReadOnlyList<MeanMarkout> CounterfactualMarkouts { get; init; }
}
