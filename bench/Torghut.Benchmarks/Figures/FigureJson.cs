using System.Text.Json.Serialization;

namespace Torghut.Benchmarks.Figures;

/// <summary>The document of <c>--json</c>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FigureDocument))]
internal sealed partial class FigureJson : JsonSerializerContext;
