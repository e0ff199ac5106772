using System.Text.Json.Serialization;
using Torghut.Platform.Cluster.Kafka.Selection;

namespace Torghut.Platform.Cluster.Kafka.Chunks;

/// <summary>Serialization of what stands beside and in chunks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ChunkSummary))]
[JsonSerializable(typeof(DumpSelection))]
internal sealed partial class ChunkJson : JsonSerializerContext;
