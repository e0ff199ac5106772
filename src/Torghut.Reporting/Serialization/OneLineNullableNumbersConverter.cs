using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Torghut.Reporting.Serialization;

/// <summary>Writes a list of finite numbers and nulls on one line, also in an indented document.</summary>
public sealed class OneLineNullableNumbersConverter : JsonConverter<IReadOnlyList<double?>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<double?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list of numbers is expected.");
        }

        var values = new List<double?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble());
        }

        return values;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<double?> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        var text = new StringBuilder(2 + (value.Count * 8)).Append('[');
        for (int i = 0; i < value.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            text.Append(value[i]?.ToString("R", CultureInfo.InvariantCulture) ?? "null");
        }

        writer.WriteRawValue(text.Append(']').ToString(), skipInputValidation: true);
    }
}
