using System.Buffers.Binary;
using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>
/// Writes documents in Confluent's wire format: a zero byte, the schema's id as four bytes, big-endian, and Avro's binary
/// encoding. Not thread-safe.
/// </summary>
internal sealed class AvroWriter
{
    /// <summary>The first byte; no JSON document begins with it.</summary>
    public const byte Magic = 0;

    /// <summary>Bytes before the encoding.</summary>
    public const int HeadLength = 5;

    private const int TypicalLength = 512;

    private readonly AvroTarget _target;
    private readonly CarriedFields _carried;

    /// <summary>Makes a writer.</summary>
    public AvroWriter(AvroTarget target)
    {
        _target = target;
        _carried = new CarriedFields(target.Shape);
        Document = new Document(target.Shape.Fields.Count);
    }

    /// <summary>What is written next.</summary>
    public Document Document { get; }

    /// <summary>Writes the document.</summary>
    public byte[] Write()
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head[0] = Magic;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], _target.SchemaId);
        using var stream = new MemoryStream(TypicalLength);
        stream.Write(head);
        _target.Plan.Root.Write(new BinaryEncoder(stream), Document);
        return stream.ToArray();
    }

    /// <summary>What the schema does not hold of the document, for a header; null for nothing.</summary>
    public byte[]? Carried() => _carried.Write(_target.Plan, Document);
}
