using System.Text.Json.Serialization;
using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Obligations;

/// <summary>Serialization of the journal's lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseEnumConverter<ObligationStatus>), typeof(SnakeCaseEnumConverter<ObligationScope>)])]
[JsonSerializable(typeof(ObligationEntry))]
internal sealed partial class ObligationJson : JsonSerializerContext;
