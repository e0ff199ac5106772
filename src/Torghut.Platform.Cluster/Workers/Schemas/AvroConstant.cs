using Avro;
using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A part of a schema that no field of the document is: always the same is written, and what is read is passed over.</summary>
/// <param name="schema">Its schema.</param>
/// <param name="value">What is written.</param>
internal sealed class AvroConstant(Schema schema, byte[] value) : AvroNode
{
    /// <inheritdoc/>
    public override void Write(Encoder encoder, Document document) => encoder.WriteFixed(value);

    /// <inheritdoc/>
    public override void Read(Decoder decoder, Document document) => AvroDefaults.Skip(schema, decoder);
}
