using System.Text.Json;
using System.Text.Json.Serialization;

namespace Torghut.Platform.Review.Endpoint;

/// <summary>Serialization of what endpoints send and get.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class EndpointJson : JsonSerializerContext;
