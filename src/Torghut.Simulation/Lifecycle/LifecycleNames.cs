using System.Text.Json;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Phases and statuses as documents and consoles spell them.</summary>
public static class LifecycleNames
{
    /// <summary>The name of a phase.</summary>
    public static string Of(RunPhase phase) => JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString());

    /// <summary>The name of a status of a phase.</summary>
    public static string Of(PhaseStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    /// <summary>The name of a status of an obligation.</summary>
    public static string Of(ObligationStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
