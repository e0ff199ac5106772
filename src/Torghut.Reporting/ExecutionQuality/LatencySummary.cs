using Torghut.Reporting.Annotations;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Medians and 95th percentiles of the latencies; null where nothing could be measured or the clocks are mixed.</summary>
public sealed record LatencySummary
{
    /// <summary>Signal time to decision, median.</summary>
    [Unit(Units.Ms)]
    public required double? SignalToDecisionP50 { get; init; }

    /// <summary>Signal time to decision, 95th percentile.</summary>
    [Unit(Units.Ms)]
    public required double? SignalToDecisionP95 { get; init; }

    /// <summary>Decision to submission, median.</summary>
    [Unit(Units.Ms)]
    public required double? DecisionToSubmitP50 { get; init; }

    /// <summary>Decision to submission, 95th percentile.</summary>
    [Unit(Units.Ms)]
    public required double? DecisionToSubmitP95 { get; init; }

    /// <summary>Submission to the first order event, median.</summary>
    [Unit(Units.Ms)]
    public required double? SubmitToFirstUpdateP50 { get; init; }

    /// <summary>Submission to the first order event, 95th percentile.</summary>
    [Unit(Units.Ms)]
    public required double? SubmitToFirstUpdateP95 { get; init; }

    /// <summary>Submission to the first fill, median.</summary>
    [Unit(Units.Ms)]
    public required double? SubmitToFillP50 { get; init; }

    /// <summary>Submission to the first fill, 95th percentile.</summary>
    [Unit(Units.Ms)]
    public required double? SubmitToFillP95 { get; init; }

    /// <summary>Of the distributions of the four legs.</summary>
    internal static LatencySummary Of(Distribution decided, Distribution submitted, Distribution updated, Distribution filled) => new()
    {
        SignalToDecisionP50 = decided.P50,
        SignalToDecisionP95 = decided.P95,
        DecisionToSubmitP50 = submitted.P50,
        DecisionToSubmitP95 = submitted.P95,
        SubmitToFirstUpdateP50 = updated.P50,
        SubmitToFirstUpdateP95 = updated.P95,
        SubmitToFillP50 = filled.P50,
        SubmitToFillP95 = filled.P95,
    };
}
