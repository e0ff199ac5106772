using System.Text.Json.Serialization;
using Torghut.Market.Events;
using Torghut.Market.Topics;
using Torghut.Simulation.Artifacts;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Serialization of <c>tape.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnumConverter<EventChannel>), typeof(SnakeCaseEnumConverter<TopicRole>)])]
[JsonSerializable(typeof(TapeDocument))]
internal sealed partial class TapeJson : JsonSerializerContext;
