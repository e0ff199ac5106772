using System.Text.Json.Serialization;

namespace Torghut.Reporting.Evaluation;

/// <summary>Serialization of evaluations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(LlmEvaluation))]
public sealed partial class EvaluationJson : JsonSerializerContext;
