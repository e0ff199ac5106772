using System.Text.Json.Serialization;

namespace Torghut.Simulation.KeptManifests;

/// <summary>Serialization of <c>manifest-origin.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(ManifestOriginDocument))]
internal sealed partial class ManifestOriginJson : JsonSerializerContext;
