using System.Text.Json.Serialization;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>Serialization of comparisons, generated at build.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(MoneyConverter)])]
[JsonSerializable(typeof(ComparisonDocument))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
