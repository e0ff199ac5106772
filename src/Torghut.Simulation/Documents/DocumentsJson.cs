using System.Text.Json.Serialization;
using Torghut.Market.Events;
using Torghut.Market.Topics;
using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Documents;

/// <summary>Serialization of a run's documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters = [typeof(SnakeCaseEnumConverter<TopicRole>), typeof(SnakeCaseEnumConverter<EventChannel>)])]
[JsonSerializable(typeof(RunManifestDocument))]
[JsonSerializable(typeof(PerformanceDocument))]
[JsonSerializable(typeof(ReplayMarkerDocument))]
[JsonSerializable(typeof(DumpManifestDocument))]
[JsonSerializable(typeof(RestoreRequiredDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(RestoreStatus))]
[JsonSerializable(typeof(RunManifestReport))]
public sealed partial class DocumentsJson : JsonSerializerContext;
