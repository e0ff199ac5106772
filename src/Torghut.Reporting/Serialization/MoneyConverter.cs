using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Torghut.Market.Prices;

namespace Torghut.Reporting.Serialization;

/// <summary>Money, prices and quantities are decimal strings with eight places: no reader can lose a digit.</summary>
public sealed class MoneyConverter : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.TryParse(reader.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw new JsonException("A decimal as text is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(FixedPoint.Format(value));
    }
}
