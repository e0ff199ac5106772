using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>
/// A decimal number, kept exactly: money, quantities and fractions of equity. Quoted decimals are accepted too, as
/// reports write money.
/// </summary>
internal sealed class MoneyShape : NumericShape<decimal>
{
    // Dividing by it takes the trailing zeros off, so that 1.50 and 1.5 are written alike.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Any amount from 0.</summary>
    public static MoneyShape NotNegative { get; } = new() { Least = 0 };

    /// <summary>Any amount above 0.</summary>
    public static MoneyShape Positive { get; } = new() { Least = 0, LeastExcluded = true };

    /// <summary>A fraction of equity.</summary>
    public static MoneyShape EquityFraction { get; } =
        new() { Least = 0, LeastExcluded = true, Greatest = 10, Note = "(a fraction: 0.25 is 25 %)" };

    /// <inheritdoc/>
    protected override string Noun => "a decimal number";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "number", "string");
        WriteBounds(schema);
        schema.WriteString("pattern", $@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$|^{VariablePattern}$");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, decimal value) => json.WriteNumberValue(value / One);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        var number = IsNumber(text.Text);
        hint = Hint(scalar, text.Text, number);
        return number;
    }

    /// <inheritdoc/>
    protected override bool IsNumber(string text) => ScalarForms.IsJsonNumber(text);

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && IsWithin(value);
}
