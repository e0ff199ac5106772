using System.Text.Json.Serialization;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Output;

/// <summary>Serialization of what commands print.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters = [typeof(SnakeCaseEnumConverter<RunPhase>), typeof(SnakeCaseEnumConverter<PhaseStatus>)])]
[JsonSerializable(typeof(OutcomeDocument))]
[JsonSerializable(typeof(FailedCommandDocument))]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(IReadOnlyList<RunListItem>))]
[JsonSerializable(typeof(TeardownDocument))]
[JsonSerializable(typeof(IReadOnlyList<GuardDocument>))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(CleanDocument))]
[JsonSerializable(typeof(ExportDocument))]
internal sealed partial class OutputJson : JsonSerializerContext;
