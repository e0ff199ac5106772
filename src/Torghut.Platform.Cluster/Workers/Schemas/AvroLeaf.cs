using System.Globalization;
using System.Text;
using Avro;
using Torghut.Market.Time;
using Decoder = Avro.IO.Decoder;
using Encoder = Avro.IO.Encoder;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>One field of a document in one of Avro's types.</summary>
/// <param name="place">The field's place.</param>
/// <param name="kind">What the field is.</param>
/// <param name="schema">The type; for a time of a long, its base type.</param>
/// <param name="unitNs">Unit of a time that is a long.</param>
internal sealed class AvroLeaf(int place, FieldKind kind, Schema schema, long unitNs) : AvroNode
{
    private const int LongestTime = 40;

    /// <inheritdoc/>
    public override bool HasValue(Document document) => document.Has(place);

    /// <inheritdoc/>
    public override void Write(Encoder encoder, Document document)
    {
        switch (schema.Tag)
        {
            case Schema.Type.String:
                encoder.WriteString(Text(document));
                break;
            case Schema.Type.Enumeration:
                encoder.WriteEnum(Ordinal((EnumSchema)schema, document.Text(place)));
                break;
            case Schema.Type.Boolean:
                encoder.WriteBoolean(document.Integer(place) != 0);
                break;
            case Schema.Type.Int:
                encoder.WriteInt((int)document.Integer(place));
                break;
            case Schema.Type.Long:
                encoder.WriteLong(kind == FieldKind.Time ? FloorDivide(document.Integer(place), unitNs) : document.Integer(place));
                break;
            default:
                encoder.WriteDouble(kind == FieldKind.Number ? document.Number(place) : document.Integer(place));
                break;
        }
    }

    /// <inheritdoc/>
    public override void Read(Decoder decoder, Document document)
    {
        switch (schema.Tag)
        {
            case Schema.Type.String:
                Take(decoder.ReadString(), document);
                break;
            case Schema.Type.Enumeration:
                TakeSymbol(((EnumSchema)schema)[decoder.ReadEnum()], document);
                break;
            case Schema.Type.Boolean:
                document.Set(place, decoder.ReadBoolean() ? 1L : 0L);
                break;
            case Schema.Type.Int:
                document.Set(place, (long)decoder.ReadInt());
                break;
            case Schema.Type.Long:
                TakeLong(decoder.ReadLong(), document);
                break;
            default:
                TakeNumber(decoder.ReadDouble(), document);
                break;
        }
    }

    private static long FloorDivide(long value, long unit) => (value / unit) - (value % unit < 0 ? 1 : 0);

    private static int Ordinal(EnumSchema schema, string text) =>
        schema.Contains(text) ? schema.Ordinal(text) : schema.Ordinal(schema.Symbols.First(symbol => symbol.Equals(text, StringComparison.OrdinalIgnoreCase)));

    private string Text(Document document)
    {
        switch (kind)
        {
            case FieldKind.Text:
                return document.Text(place);
            case FieldKind.Number:
                return document.Number(place).ToString("R", CultureInfo.InvariantCulture);
            case FieldKind.Time:
                Span<byte> text = stackalloc byte[LongestTime];
                return Encoding.UTF8.GetString(text[..TimestampText.Format(document.Integer(place), text)]);
            default:
                return document.Integer(place).ToString(CultureInfo.InvariantCulture);
        }
    }

    private void Take(string text, Document document)
    {
        switch (kind)
        {
            case FieldKind.Text:
                document.Set(place, text);
                break;
            case FieldKind.Number:
                document.Set(place, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case FieldKind.Time:
                document.Set(place, TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out long unixNs) ? unixNs : throw new FormatException("No time."));
                break;
            default:
                document.Set(place, long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                break;
        }
    }

    private void TakeSymbol(string symbol, Document document) => document.Set(place, symbol);

    private void TakeLong(long value, Document document)
    {
        if (kind != FieldKind.Time)
        {
            document.Set(place, value);
        }
        else if (unitNs == 1 || !document.Has(place))
        {
            // A finer time of the same field, read before, is not made coarser.
            document.Set(place, value * unitNs);
        }
    }

    private void TakeNumber(double value, Document document)
    {
        if (kind == FieldKind.Number)
        {
            document.Set(place, value);
        }
        else
        {
            document.Set(place, (long)value);
        }
    }
}
