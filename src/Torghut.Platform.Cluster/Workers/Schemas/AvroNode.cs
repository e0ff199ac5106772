using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A part of an Avro schema, bound to the fields of a document.</summary>
internal abstract class AvroNode
{
    /// <summary>Whether the document has something for it.</summary>
    public virtual bool HasValue(Document document) => true;

    /// <summary>Writes the document's values.</summary>
    public abstract void Write(Encoder encoder, Document document);

    /// <summary>Reads values into the document.</summary>
    public abstract void Read(Decoder decoder, Document document);
}
