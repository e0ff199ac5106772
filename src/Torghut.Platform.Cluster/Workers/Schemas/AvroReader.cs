using System.Buffers.Binary;
using System.Text.Json;
using Avro;
using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>Reads documents that were written in Avro, each by the schema that it was written with. Not thread-safe.</summary>
internal sealed class AvroReader
{
    private readonly SchemaCatalog _catalog;
    private readonly DocumentShape _shape;
    private readonly CarriedFields _carried;
    private readonly Dictionary<int, AvroPlan> _plans = [];

    /// <summary>Makes a reader.</summary>
    /// <param name="catalog">The schemas.</param>
    /// <param name="shape">The documents.</param>
    public AvroReader(SchemaCatalog catalog, DocumentShape shape)
    {
        _catalog = catalog;
        _shape = shape;
        _carried = new CarriedFields(shape);
        Document = new Document(shape.Fields.Count);
    }

    /// <summary>What was read last.</summary>
    public Document Document { get; }

    /// <summary>Whether a record's value is in this format.</summary>
    public static bool IsAvro(ReadOnlySpan<byte> value) => value.Length >= AvroWriter.HeadLength && value[0] == AvroWriter.Magic;

    /// <summary>Reads a record.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="carried">Its header <see cref="CarriedFields.Header"/>; empty without one.</param>
    /// <returns>False for a value that is not of its schema.</returns>
    /// <exception cref="Simulation.Errors.SimulationException">The registry does not have the schema, or does not answer.</exception>
    public bool TryRead(ReadOnlySpan<byte> value, ReadOnlySpan<byte> carried)
    {
        int id = BinaryPrimitives.ReadInt32BigEndian(value[1..]);
        if (!_plans.TryGetValue(id, out AvroPlan? plan))
        {
            _plans[id] = plan = AvroPlan.ForReading(_catalog.ById(id), _shape);
        }

        Document.Clear();
        try
        {
            using var stream = new MemoryStream(value[AvroWriter.HeadLength..].ToArray(), writable: false);
            plan.Root.Read(new BinaryDecoder(stream), Document);
            if (!carried.IsEmpty)
            {
                _carried.Read(carried, Document);
            }

            return true;
        }
        catch (Exception e) when (e is AvroException or IOException or FormatException or OverflowException or ArgumentException or JsonException
            or InvalidOperationException)
        {
            return false;
        }
    }
}
