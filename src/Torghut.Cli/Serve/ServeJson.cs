using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Torghut.Reporting.Evaluation;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Serve;

/// <summary>Serialization of what is served.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(SnakeCaseEnumConverter<RunPhase>), typeof(SnakeCaseEnumConverter<PhaseStatus>)])]
[JsonSerializable(typeof(LlmEvaluation))]
[JsonSerializable(typeof(TradingStatusDocument))]
[JsonSerializable(typeof(RunListDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ServeJson : JsonSerializerContext;
