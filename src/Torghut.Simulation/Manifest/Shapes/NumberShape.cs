using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A finite number in double precision, for thresholds of indicators and ratios.</summary>
internal sealed class NumberShape : NumericShape<double>
{
    /// <summary>A share from 0 to 1.</summary>
    public static NumberShape Share { get; } = new() { Least = 0, Greatest = 1 };

    /// <summary>Any number from 0.</summary>
    public static NumberShape NotNegative { get; } = new() { Least = 0 };

    /// <inheritdoc/>
    protected override string Noun => "a number";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "number", "string");
        WriteBounds(schema);
        schema.WriteString("pattern", $"^{VariablePattern}$");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);

    /// <inheritdoc/>
    protected override bool IsNumber(string text) => ScalarForms.IsJsonNumber(text);

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value)
        && IsWithin(value);
}
