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
/// <param name="rule">What the text must be.</param>
/// <param name="type">The schema's type of values without quotes; null for any.</param>
internal sealed class OverrideShape(TextRule rule, string? type) : ScalarShape<string>
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static OverrideShape Flag { get; } =
        new(new TextRule("true or false", "^(true|false)$", text => text is "true" or "false"), "boolean");

    /// <summary>A share from 0 to 1.</summary>
    public static OverrideShape Share { get; } = new(
        new TextRule(
            "a number from 0 to 1",
            @"^(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$",
            text => ScalarForms.IsJsonNumber(text) && double.Parse(text, CultureInfo.InvariantCulture) is >= 0 and <= 1),
        "number");

    /// <summary>A whole number from 0.</summary>
    public static OverrideShape Count { get; } = new(
        new TextRule(
            "a whole number of at least 0",
            "^(0|[1-9][0-9]{0,17})$",
            text => text.Length is > 0 and <= 18 && text[0] != '-' && ScalarForms.IsWholeNumber(text)),
        "integer");

    /// <summary>Any text.</summary>
    public static OverrideShape Text { get; } = new(TextRules.Any, null);

    /// <inheritdoc/>
    public override string Expectation => rule.Expectation;

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        if (type is null)
        {
            WriteType(schema, nullable, "string", "number", "boolean");
        }
        else
        {
            WriteType(schema, nullable, type, "string");
            if (type != "boolean")
            {
                schema.WriteNumber("minimum", 0);
                schema.WriteNumber("maximum", type == "number" ? 1 : 999_999_999_999_999_999);
            }
        }

        schema.WriteString("pattern", $"{rule.Pattern}|{VariablePattern}");
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
        return rule.Accepts(text);
    }
}
