using System.Buffers;
using System.Text.Json;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>
/// Fields that a schema has no place for, or none that is exact enough: they go into a header beside the value, so that a
/// reader of ours gets the same whatever the schema is. The header is a JSON object by path.
/// </summary>
internal sealed class CarriedFields
{
    /// <summary>Name of the header.</summary>
    public const string Header = "torghut-fields";

    /// <summary>The same, for records that are read.</summary>
    public static ReadOnlySpan<byte> HeaderText => "torghut-fields"u8;

    private readonly DocumentShape _shape;
    private readonly Dictionary<string, int> _places;

    /// <summary>Of a kind of document.</summary>
    public CarriedFields(DocumentShape shape)
    {
        _shape = shape;
        _places = Enumerable.Range(0, shape.Fields.Count).ToDictionary(place => shape.Fields[place].Path);
    }

    /// <summary>Writes the fields that a plan does not hold; null where it holds all.</summary>
    public byte[]? Write(AvroPlan plan, Document document)
    {
        ArrayBufferWriter<byte>? buffer = null;
        Utf8JsonWriter? json = null;
        for (int place = 0; place < _shape.Fields.Count; place++)
        {
            DocumentField field = _shape.Fields[place];
            long unitNs = plan.UnitsNs[place];
            bool isHeld = unitNs > 0 && document.Integer(place) % unitNs == 0;
            if (isHeld || field.IsDerived || !document.Has(place))
            {
                continue;
            }

            if (json is null)
            {
                json = new Utf8JsonWriter(buffer = new ArrayBufferWriter<byte>(256));
                json.WriteStartObject();
            }

            switch (field.Kind)
            {
                case FieldKind.Text:
                    json.WriteString(field.Path, document.Text(place));
                    break;
                case FieldKind.Number:
                    json.WriteNumber(field.Path, document.Number(place));
                    break;
                default:
                    json.WriteNumber(field.Path, document.Integer(place));
                    break;
            }
        }

        json?.WriteEndObject();
        json?.Dispose();
        return buffer?.WrittenSpan.ToArray();
    }

    /// <summary>Reads such a header into a document.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public void Read(ReadOnlySpan<byte> header, Document document)
    {
        var reader = new Utf8JsonReader(header);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isKnown = _places.TryGetValue(reader.GetString()!, out int place);
            reader.Read();
            if (isKnown && reader.TokenType is JsonTokenType.String)
            {
                document.Set(place, reader.GetString()!);
            }
            else if (isKnown && reader.TokenType is JsonTokenType.Number && _shape.Fields[place].Kind == FieldKind.Number)
            {
                document.Set(place, reader.GetDouble());
            }
            else if (isKnown && reader.TokenType is JsonTokenType.Number)
            {
                document.Set(place, reader.GetInt64());
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
