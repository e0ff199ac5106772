using NodaTime;
using Torghut.Market.Time;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Monitoring;

/// <summary>
/// A run is complete when the cursor is within one second of the earlier of last signal and window end. A day without
/// signals is complete too: the report says what is missing.
/// </summary>
public static class CompletionCheck
{
    private static readonly Duration Tolerance = Duration.FromSeconds(1);

    /// <summary>Judges a replay that has ended.</summary>
    public static MonitorFinding Evaluate(Instant windowEnd, ReplayResult replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        if (replay.Records == 0)
        {
            return new MonitorFinding(true, "input_absent", "Nothing was replayed.");
        }

        if (replay.LastSignal is not Instant lastSignal)
        {
            return new MonitorFinding(true, "signals_absent", "The replay led to no signal.");
        }

        Instant target = Instant.Min(lastSignal, windowEnd);
        if (replay.Cursor is not Instant cursor || cursor < target - Tolerance)
        {
            string at = replay.Cursor is Instant reached ? EventTime.Format(reached) : "nothing";
            return new MonitorFinding(
                false, "cursor_stalled", $"The trader has handled signals up to {at}; expected up to {EventTime.Format(target)}.");
        }

        return replay switch
        {
            { Decisions: 0 } => new MonitorFinding(true, "decisions_absent", "Every signal was handled; none led to a decision."),
            { Executions: 0 } => new MonitorFinding(true, "executions_absent", "There are decisions, and no execution."),
            _ => new MonitorFinding(true, "success", "The cursor has reached the end."),
        };
    }
}
