using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Torghut.Market.Prices;

namespace Torghut.Reporting.Serialization;

/// <summary>Writes a list of decimal strings with eight places on one line, also in an indented document.</summary>
public sealed class OneLineMoneyConverter : JsonConverter<IReadOnlyList<decimal>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of decimals as text is expected.");
        }

        var values = new List<decimal>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(decimal.TryParse(reader.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
                ? value
                : throw new JsonException("A decimal as text is expected."));
        }

        return values;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<decimal> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(2 + (value.Count * 16)).Append('[');
        for (int i = 0; i < value.Count; i++)
        {
            text.Append(i > 0 ? ",\"" : "\"").Append(FixedPoint.Format(value[i])).Append('"');
        }

        writer.WriteRawValue(text.Append(']').ToString(), skipInputValidation: true);
    }
}
