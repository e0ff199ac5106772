using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Stability;

/// <summary>Safety switches that fired.</summary>
public sealed record SafetyEvents
{
    /// <summary>Runtime events whose code contains <c>kill_switch</c>.</summary>
    [Unit(Units.Count)]
    public required long KillSwitchEvents { get; init; }

    /// <summary>Runtime events whose code contains <c>emergency_stop</c>.</summary>
    [Unit(Units.Count)]
    public required long EmergencyStopEvents { get; init; }

    /// <summary>Runtime events whose code contains <c>rollback</c>.</summary>
    [Unit(Units.Count)]
    public required long RollbackEvents { get; init; }

    /// <summary>Decisions refused with <c>kill_switch_enabled</c>.</summary>
    [Unit(Units.Count)]
    public required long DecisionsStoppedByKillSwitch { get; init; }

    /// <summary>Decisions refused with <c>emergency_stop</c>.</summary>
    [Unit(Units.Count)]
    public required long DecisionsStoppedByEmergencyStop { get; init; }
}
