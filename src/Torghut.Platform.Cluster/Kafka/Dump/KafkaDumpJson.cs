using System.Text.Json.Serialization;

namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>Serialization of a dump's document.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(KafkaDumpDocument))]
internal sealed partial class KafkaDumpJson : JsonSerializerContext;
