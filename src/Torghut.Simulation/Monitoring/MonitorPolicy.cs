using NodaTime;
using Torghut.Simulation.Manifest;

namespace Torghut.Simulation.Monitoring;

/// <summary>
/// When a monitor stops looking. At the window's end with all activity there, nothing more is needed. With the cursor at the
/// last signal, or with rows still missing, more may follow: then everything has to stand still for the grace time first.
/// </summary>
/// <param name="Settings">Grace time and thresholds.</param>
/// <param name="WindowEnd">End of the run's window.</param>
public sealed record MonitorPolicy(MonitorSection Settings, Instant WindowEnd)
{
    /// <summary>Decides after a look.</summary>
    /// <param name="farthest">The farthest of all looks so far.</param>
    /// <param name="unchangedFor">For how long no look has shown more than the ones before.</param>
    public MonitorStep Decide(RunSnapshot farthest, TimeSpan unchangedFor)
    {
        ArgumentNullException.ThrowIfNull(farthest);
        if (!CompletionCheck.Evaluate(WindowEnd, farthest).Complete)
        {
            return farthest.IsFinal ? MonitorStep.GiveUp : MonitorStep.Wait;
        }

        bool nothingMissing = CompletionCheck.HasReachedWindowEnd(WindowEnd, farthest)
            && CompletionCheck.MeetsThresholds(Settings.Thresholds, farthest);
        return farthest.IsFinal || nothingMissing || IsStill(unchangedFor) ? MonitorStep.Complete : MonitorStep.Wait;
    }

    /// <summary>Whether a run has stood still for the grace time.</summary>
    public bool IsStill(TimeSpan unchangedFor) => unchangedFor >= TimeSpan.FromSeconds(Settings.CursorGraceSeconds);
}
