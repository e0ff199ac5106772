using System.Text.Json;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Workers.Schemas;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Reads status records of groups, in JSON or Avro. Not thread-safe.</summary>
/// <param name="schemas">Schemas of values in Avro.</param>
internal sealed class StatusReader(SchemaCatalog schemas)
{
    private readonly AvroReader _avro = new(schemas, AnalysisShapes.Status);

    /// <summary>Reads a record; null for someone else's.</summary>
    public GroupStatus? Read(Message<byte[]?, byte[]?> message)
    {
        if (message.Value is { } value && AvroReader.IsAvro(value))
        {
            return _avro.TryRead(value, message.Headers) ? AnalysisDocuments.Status(_avro.Document) : null;
        }

        try
        {
            return JsonSerializer.Deserialize(message.Value, MessageJson.Default.StatusKind)?.Kind == GroupStatus.KindOfGroup
                ? JsonSerializer.Deserialize(message.Value, MessageJson.Default.GroupStatus)
                : null;
        }
        catch (JsonException)
        {
            // Someone else's record.
            return null;
        }
    }
}
