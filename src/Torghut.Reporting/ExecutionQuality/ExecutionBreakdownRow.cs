using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Execution quality of one symbol, side, order type or half hour.</summary>
public sealed record ExecutionBreakdownRow
{
    /// <summary>Symbol, side, order type, or start of the half hour (<c>outside_window</c> for what lies in none).</summary>
    public required string Key { get; init; }

    /// <summary>Executions.</summary>
    [Unit(Units.Count)]
    public required int Executions { get; init; }

    /// <summary>Executions with any fill ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? FillRate { get; init; }

    /// <summary>Executions filled in part ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? PartialFillRate { get; init; }

    /// <summary>Executions canceled or expired ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? CancelRate { get; init; }

    /// <summary>Executions rejected ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? RejectRate { get; init; }

    /// <summary>Executions with a fallback ÷ executions.</summary>
    [Unit(Units.Ratio)]
    public required double? FallbackRatio { get; init; }

    /// <summary>Filled notional.</summary>
    [Unit(Units.Currency)]
    public required decimal Notional { get; init; }

    /// <summary>Executions with a slippage.</summary>
    [Unit(Units.Count)]
    public required int SlippageCount { get; init; }

    /// <summary>Mean slippage.</summary>
    [Unit(Units.Bps)]
    public required double? SlippageMeanBps { get; init; }

    /// <summary>95th percentile of the absolute slippage.</summary>
    [Unit(Units.Bps)]
    public required double? SlippageP95AbsBps { get; init; }

    /// <summary>Mean quoted spread.</summary>
    [Unit(Units.Bps)]
    public required double? QuotedSpreadMeanBps { get; init; }

    /// <summary>Mean effective spread.</summary>
    [Unit(Units.Bps)]
    public required double? EffectiveSpreadMeanBps { get; init; }

    /// <summary>Executions with a markout at 60 s.</summary>
    [JsonPropertyName("markout_60s_count")]
    [Unit(Units.Count)]
    public required int Markout60SCount { get; init; }

    /// <summary>Mean markout at 60 s.</summary>
    [JsonPropertyName("markout_60s_mean_bps")]
    [Unit(Units.Bps)]
    public required double? Markout60SMeanBps { get; init; }

    /// <summary>Mean markout of the fills at each horizon.</summary>
    public required IReadOnlyList<MeanMarkout> Markouts { get; init; }

    /// <summary>Shortfall, split into delay, spread and impact.</summary>
    public required ShortfallSplit Shortfall { get; init; }

    /// <summary>Median time from submission to the first fill.</summary>
    [Unit(Units.Ms)]
    public required double? SubmitToFillP50Ms { get; init; }

    /// <summary>Medians and 95th percentiles of the latencies.</summary>
    public required LatencySummary LatencyMs { get; init; }
}
