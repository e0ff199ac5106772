using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>
/// The text of an environment variable. Variables are texts whatever they mean, so that <c>true</c> and <c>5000</c> need
/// no quotes here.
/// </summary>
/// <param name="expectation">What the text must be.</param>
/// <param name="pattern">The same as the schema's pattern.</param>
/// <param name="accepts">The same as code.</param>
internal sealed class OverrideShape(string expectation, string pattern, Func<string, bool> accepts) : ScalarShape<string>
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static OverrideShape Flag { get; } = new("true or false", "^(true|false)$", text => text is "true" or "false");

    /// <summary>A share from 0 to 1.</summary>
    public static OverrideShape Share { get; } = new(
        "a number from 0 to 1",
        @"^(0(\.[0-9]+)?|1(\.0+)?)$",
        text => ScalarForms.IsJsonNumber(text)
            && !text.Contains('e', StringComparison.OrdinalIgnoreCase)
            && double.Parse(text, CultureInfo.InvariantCulture) is >= 0 and <= 1
            && text[0] != '-');

    /// <summary>A whole number from 0.</summary>
    public static OverrideShape Count { get; } = new(
        "a whole number of at least 0",
        "^(0|[1-9][0-9]{0,17})$",
        text => text.Length <= 18 && text[0] != '-' && ScalarForms.IsWholeNumber(text));

    /// <summary>Any text.</summary>
    public static OverrideShape Text { get; } = new(
        TextRules.Any.Expectation, TextRules.Any.Pattern, TextRules.Any.Accepts);

    /// <inheritdoc/>
    public override string Expectation => expectation;

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "string", "number", "boolean");
        schema.WriteString("pattern", $"{pattern}|{VariablePattern}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        hint = "";
        return scalar.IsQuoted || text.HasVariables || ScalarForms.Of(text.Text) != ScalarForm.Null;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return text.Length > 0 && accepts(text);
    }
}
