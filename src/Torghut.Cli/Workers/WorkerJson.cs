using System.Text.Json.Serialization;

namespace Torghut.Cli.Workers;

/// <summary>Serialization of what workers answer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WorkerDocument))]
internal sealed partial class WorkerJson : JsonSerializerContext;
