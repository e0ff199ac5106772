using System.Text.Json.Serialization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>What the spread was and what was paid of it, basis points.</summary>
public sealed record SpreadSummary
{
    /// <summary>Quoted spread at submission: (ask − bid)/mid·10000.</summary>
    [Unit(Units.Bps)]
    public required Distribution QuotedBps { get; init; }

    /// <summary>Effective spread: 2·direction·(fill − arrival mid)/arrival mid·10000.</summary>
    [Unit(Units.Bps)]
    public required Distribution EffectiveBps { get; init; }

    /// <summary>Realized spread: −2·markout at 300 s: what a counterparty keeps of the effective spread.</summary>
    [JsonPropertyName("realized_300s_bps")]
    [Unit(Units.Bps)]
    public required Distribution RealizedBps300s { get; init; }

    /// <summary>Mean effective ÷ mean quoted spread over the executions that have both.</summary>
    [Unit(Units.Ratio)]
    public required double? EffectiveOverQuoted { get; init; }
}
