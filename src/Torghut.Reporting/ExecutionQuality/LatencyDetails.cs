namespace Torghut.Reporting.ExecutionQuality;

/// <summary>The latencies of executions, leg by leg.</summary>
public sealed record LatencyDetails
{
    /// <summary>Signal time to decision.</summary>
    public required LatencyLeg SignalToDecision { get; init; }

    /// <summary>Decision to submission.</summary>
    public required LatencyLeg DecisionToSubmit { get; init; }

    /// <summary>Submission to the event time of the first order event.</summary>
    public required LatencyLeg SubmitToFirstUpdate { get; init; }

    /// <summary>Submission to the market time of the first fill; only of executions whose fills are known event by event.</summary>
    public required LatencyLeg SubmitToFill { get; init; }
}
