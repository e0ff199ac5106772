using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A whole number: no plus, no leading zero, no <c>_</c>, no other base.</summary>
internal sealed class WholeShape : NumericShape<long>
{
    /// <inheritdoc/>
    protected override string Noun => "a whole number";

    /// <summary>From 0 to the greatest <see cref="int"/>.</summary>
    public static WholeShape Count { get; } = new() { Least = 0, Greatest = int.MaxValue };

    /// <summary>From 1 to the greatest <see cref="int"/>.</summary>
    public static WholeShape Positive { get; } = new() { Least = 1, Greatest = int.MaxValue };

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "integer", "string");
        WriteBounds(schema);
        schema.WriteString("pattern", $"^{VariablePattern}$");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    /// <inheritdoc/>
    protected override bool IsTechnical(long bound) => bound == int.MaxValue;

    /// <inheritdoc/>
    protected override bool IsNumber(string text) => ScalarForms.IsWholeNumber(text);

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsWithin(value);
}
