using Torghut.Reporting.Request;

namespace Torghut.Simulation.Manifest;

/// <summary>How long a run is waited for, and the least activity of a run that worked.</summary>
public sealed record MonitorSection
{
    /// <summary>Longest wait for a run to be complete, seconds.</summary>
    public int TimeoutSeconds { get; init; } = 900;

    /// <summary>Time between two looks, seconds.</summary>
    public int PollSeconds { get; init; } = 15;

    /// <summary>Time for which a cursor may stand still, seconds.</summary>
    public int CursorGraceSeconds { get; init; } = 120;

    /// <summary>Least activity.</summary>
    public MonitorThresholds Thresholds { get; init; } = new();
}
