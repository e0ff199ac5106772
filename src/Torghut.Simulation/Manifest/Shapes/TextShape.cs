using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A text that keeps a rule. Unquoted numbers, booleans and null are no texts; dates and times are.</summary>
/// <param name="rule">The rule.</param>
internal sealed class TextShape(TextRule rule) : ScalarShape<string>
{
    /// <summary>Applied to accepted texts; null to keep them as they are.</summary>
    public Func<string, string>? Normalize { get; init; }

    /// <inheritdoc/>
    public override string Expectation => rule.Expectation;

    /// <inheritdoc/>
    protected override bool MayShow(string text) => rule.MayShow(text);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "string");
        schema.WriteString("pattern", $"{rule.Pattern}|{VariablePattern}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        hint = "";
        if (scalar.IsQuoted || text.HasVariables)
        {
            return true;
        }

        var form = ScalarForms.Of(text.Text);
        hint = form is ScalarForm.Number or ScalarForm.Boolean ? $" (in quotes: \"{text.Text}\")" : "";
        return form == ScalarForm.Text;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out string value)
    {
        value = Normalize is null ? text : Normalize(text);
        return rule.Accepts(text);
    }
}
