using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Market.Prices;

namespace Torghut.Reporting.Comparison.Figures;

/// <summary>Money of reports: decimals as text with eight places.</summary>
internal static class Decimals
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Reads a decimal given as text.</summary>
    public static bool TryRead(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.String
            && decimal.TryParse(value.GetString(), Styles, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A decimal as a value of the report.</summary>
    public static JsonElement Element(decimal number) => JsonElement.Parse(JsonValue.Create(FixedPoint.Format(number)).ToJsonString());
}
