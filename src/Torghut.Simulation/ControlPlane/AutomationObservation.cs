namespace Torghut.Simulation.ControlPlane;

/// <summary>One thing that was seen on the way to a proof.</summary>
/// <param name="At">When, UTC, by the clock of this machine.</param>
/// <param name="Subject">What was looked at, for example <c>Application torghut</c>.</param>
/// <param name="Step">Step of the proof, for example <c>refresh</c>.</param>
/// <param name="Seen">What was seen.</param>
public sealed record AutomationObservation(DateTimeOffset At, string Subject, string Step, string Seen)
{
    /// <summary>Resource version of what was looked at; null where there is none.</summary>
    public string? ResourceVersion { get; init; }
}
