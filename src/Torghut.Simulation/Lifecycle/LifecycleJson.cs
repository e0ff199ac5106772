using System.Text.Json.Serialization;
using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Serialization of the run's state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters = [typeof(SnakeCaseEnumConverter<RunPhase>), typeof(SnakeCaseEnumConverter<PhaseStatus>)])]
[JsonSerializable(typeof(RunState))]
public sealed partial class LifecycleJson : JsonSerializerContext;
