using System.Text.Json.Serialization;

namespace Torghut.Simulation.Artifacts;

/// <summary>Serialization of holders.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HolderIdentity))]
public sealed partial class HolderJson : JsonSerializerContext;
