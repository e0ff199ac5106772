using Confluent.Kafka;

namespace Torghut.Platform.Cluster.Kafka.Connection;

/// <summary>Keys and values as they are: null stays null, and no bytes stay no bytes.</summary>
internal sealed class BytesOrNull : IDeserializer<byte[]?>, ISerializer<byte[]?>
{
    /// <summary>The one.</summary>
    public static BytesOrNull Instance { get; } = new();

    /// <inheritdoc/>
    public byte[]? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : data.ToArray();

    /// <inheritdoc/>
    public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
}
