using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A record: its fields in order.</summary>
internal sealed class AvroRecord(IReadOnlyList<AvroNode> fields) : AvroNode
{
    /// <inheritdoc/>
    public override void Write(Encoder encoder, Document document)
    {
        foreach (AvroNode field in fields)
        {
            field.Write(encoder, document);
        }
    }

    /// <inheritdoc/>
    public override void Read(Decoder decoder, Document document)
    {
        foreach (AvroNode field in fields)
        {
            field.Read(decoder, document);
        }
    }
}
