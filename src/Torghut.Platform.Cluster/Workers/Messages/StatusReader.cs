using System.Text.Json;
using Torghut.Platform.Cluster.Workers.Schemas;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Reads status records of groups, in JSON or Avro. Not thread-safe.</summary>
/// <param name="schemas">Schemas of values in Avro.</param>
internal sealed class StatusReader(SchemaCatalog schemas)
{
    private readonly AvroReader _avro = new(schemas, AnalysisShapes.Status);

    /// <summary>Reads a record; null for someone else's.</summary>
    /// <param name="value">The record's value.</param>
    /// <param name="carried">Its header <see cref="CarriedFields.Header"/>; empty without one.</param>
    public GroupStatus? Read(ReadOnlySpan<byte> value, ReadOnlySpan<byte> carried)
    {
        if (AvroReader.IsAvro(value))
        {
            return _avro.TryRead(value, carried) ? AnalysisDocuments.Status(_avro.Document) : null;
        }

        try
        {
            return JsonSerializer.Deserialize(value, MessageJson.Default.StatusKind)?.Kind == GroupStatus.KindOfGroup
                ? JsonSerializer.Deserialize(value, MessageJson.Default.GroupStatus)
                : null;
        }
        catch (JsonException)
        {
            // Someone else's record.
            return null;
        }
    }
}
