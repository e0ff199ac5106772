using System.Text.Json.Serialization;
using Torghut.Reporting.ControlPlane;
using Torghut.Reporting.Document;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Writers;

/// <summary>Serialization of the report, generated at build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(MoneyConverter)])]
[JsonSerializable(typeof(SimulationReport))]
[JsonSerializable(typeof(ControlPlaneSection))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
