using System.Text.Json.Serialization;

namespace Torghut.Simulation.Obligations;

/// <summary>Serialization of the journal's lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ObligationEntry))]
internal sealed partial class ObligationJson : JsonSerializerContext;
