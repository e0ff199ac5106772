using Torghut.Reporting.Annotations;

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
}
