using System.Text.Json.Serialization;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>Serialization of the copy of a journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<JournalItem>))]
internal sealed partial class JournalJson : JsonSerializerContext;
