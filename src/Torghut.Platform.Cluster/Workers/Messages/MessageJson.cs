using System.Text.Json.Serialization;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Serialization of status records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GroupStatus))]
[JsonSerializable(typeof(StatusKind))]
internal sealed partial class MessageJson : JsonSerializerContext;
