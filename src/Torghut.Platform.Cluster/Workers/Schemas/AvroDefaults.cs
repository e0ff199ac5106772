using System.Text;
using Avro;
using Avro.IO;
using Newtonsoft.Json.Linq;
using Decoder = Avro.IO.Decoder;
using Encoder = Avro.IO.Encoder;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>Values that do not come from a document: defaults of a schema, and what is passed over.</summary>
internal static class AvroDefaults
{
    /// <summary>A default in Avro's binary encoding. A default of a union is one of its first branch.</summary>
    /// <exception cref="FormatException">It is none of the schema.</exception>
    public static byte[] Encode(Schema schema, JToken value)
    {
        using var stream = new MemoryStream();
        Write(schema, value, new BinaryEncoder(stream));
        return stream.ToArray();
    }

    /// <summary>Passes over a value.</summary>
    public static void Skip(Schema schema, Decoder decoder)
    {
        switch (schema)
        {
            case LogicalSchema logical:
                Skip(logical.BaseSchema, decoder);
                break;
            case RecordSchema record:
                record.Fields.ForEach(field => Skip(field.Schema, decoder));
                break;
            case UnionSchema union:
                int branch = decoder.ReadUnionIndex();
                Skip(branch >= 0 && branch < union.Count ? union[branch] : throw new AvroException("A union has no such branch."), decoder);
                break;
            case ArraySchema array:
                SkipItems(decoder.ReadArrayStart(), decoder.ReadArrayNext, () => Skip(array.ItemSchema, decoder));
                break;
            case MapSchema map:
                SkipItems(decoder.ReadMapStart(), decoder.ReadMapNext, () =>
                {
                    decoder.SkipString();
                    Skip(map.ValueSchema, decoder);
                });
                break;
            case FixedSchema bytes:
                decoder.SkipFixed(bytes.Size);
                break;
            default:
                SkipPrimitive(schema.Tag, decoder);
                break;
        }
    }

    private static void SkipItems(long count, Func<long> next, Action skip)
    {
        for (; count != 0; count = next())
        {
            for (long item = 0; item < count; item++)
            {
                skip();
            }
        }
    }

    private static void SkipPrimitive(Schema.Type type, Decoder decoder)
    {
        switch (type)
        {
            case Schema.Type.Null:
                break;
            case Schema.Type.Boolean:
                decoder.SkipBoolean();
                break;
            case Schema.Type.Float:
                decoder.SkipFloat();
                break;
            case Schema.Type.Double:
                decoder.SkipDouble();
                break;
            case Schema.Type.Bytes:
                decoder.SkipBytes();
                break;
            case Schema.Type.String:
                decoder.SkipString();
                break;
            default:
                decoder.SkipLong();
                break;
        }
    }

    private static void Write(Schema schema, JToken value, Encoder encoder)
    {
        switch (schema)
        {
            case LogicalSchema logical:
                Write(logical.BaseSchema, value, encoder);
                break;
            case RecordSchema record:
                foreach (Field field in record.Fields)
                {
                    Write(field.Schema, value[field.Name] ?? field.DefaultValue ?? throw new FormatException($"the default has no {field.Name}"), encoder);
                }

                break;
            case UnionSchema union:
                encoder.WriteUnionIndex(0);
                Write(union[0], value, encoder);
                break;
            case ArraySchema array:
                WriteItems([.. value.Children()], encoder, item => Write(array.ItemSchema, item, encoder));
                break;
            case MapSchema map:
                WriteItems([.. value.Children()], encoder, item =>
                {
                    encoder.WriteString(((JProperty)item).Name);
                    Write(map.ValueSchema, ((JProperty)item).Value, encoder);
                });
                break;
            case EnumSchema symbols:
                encoder.WriteEnum(symbols.Ordinal((string)value!));
                break;
            case FixedSchema:
                encoder.WriteFixed(Encoding.Latin1.GetBytes((string)value!));
                break;
            default:
                WritePrimitive(schema.Tag, value, encoder);
                break;
        }
    }

    /// <summary>Arrays and maps are alike: blocks of items, ended by an empty one.</summary>
    private static void WriteItems(List<JToken> items, Encoder encoder, Action<JToken> write)
    {
        if (items.Count > 0)
        {
            encoder.WriteLong(items.Count);
            items.ForEach(write);
        }

        encoder.WriteLong(0);
    }

    private static void WritePrimitive(Schema.Type type, JToken value, Encoder encoder)
    {
        switch (type)
        {
            case Schema.Type.Null:
                break;
            case Schema.Type.Boolean:
                encoder.WriteBoolean((bool)value);
                break;
            case Schema.Type.Int:
                encoder.WriteInt((int)value);
                break;
            case Schema.Type.Long:
                encoder.WriteLong((long)value);
                break;
            case Schema.Type.Float:
                encoder.WriteFloat((float)value);
                break;
            case Schema.Type.Double:
                encoder.WriteDouble((double)value);
                break;
            case Schema.Type.Bytes:
                encoder.WriteBytes(Encoding.Latin1.GetBytes((string)value!));
                break;
            default:
                encoder.WriteString((string)value!);
                break;
        }
    }
}
