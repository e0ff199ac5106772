using NodaTime;
using Torghut.Market.Time;
using Torghut.Reporting.Request;

namespace Torghut.Simulation.Monitoring;

/// <summary>
/// A run is complete when the cursor is within one second of the earlier of last signal and window end. A day without
/// signals is complete too, once nothing can follow: the report says what is missing.
/// </summary>
public static class CompletionCheck
{
    private static readonly Duration Tolerance = Duration.FromSeconds(1);

    /// <summary>Judges one look.</summary>
    public static MonitorFinding Evaluate(Instant windowEnd, RunSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Records == 0)
        {
            return new MonitorFinding(snapshot.IsFinal, RunProgressClass.InputAbsent, "Nothing was replayed.");
        }

        if (snapshot.LastSignal is not Instant lastSignal)
        {
            return new MonitorFinding(snapshot.IsFinal, RunProgressClass.SignalsAbsent, "The replay led to no signal.");
        }

        Instant target = Instant.Min(lastSignal, windowEnd);
        if (snapshot.Cursor is not Instant cursor || cursor < target - Tolerance)
        {
            string at = snapshot.Cursor is Instant reached ? EventTime.Format(reached) : "nothing";
            return new MonitorFinding(
                false,
                RunProgressClass.CursorStalled,
                $"The trader has handled signals up to {at}; expected up to {EventTime.Format(target)}.");
        }

        return snapshot switch
        {
            { Decisions: 0 } => new MonitorFinding(
                true, RunProgressClass.DecisionsAbsent, "Every signal was handled; none led to a decision."),
            { Executions: 0 } => new MonitorFinding(
                true, RunProgressClass.ExecutionsAbsent, "There are decisions, and no execution."),
            _ => new MonitorFinding(true, RunProgressClass.Success, "The cursor has reached the end."),
        };
    }

    /// <summary>Whether the cursor has reached the window's end, beyond which no signal counts.</summary>
    public static bool HasReachedWindowEnd(Instant windowEnd, RunSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Cursor is Instant cursor && cursor >= windowEnd - Tolerance;
    }

    /// <summary>Whether there is the least activity of a run that worked.</summary>
    public static bool MeetsThresholds(MonitorThresholds thresholds, RunSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Decisions >= thresholds.MinTradeDecisions
            && snapshot.Executions >= thresholds.MinExecutions
            && snapshot.TcaMetrics >= thresholds.MinExecutionTcaMetrics
            && snapshot.OrderEvents >= thresholds.MinExecutionOrderEvents;
    }
}
