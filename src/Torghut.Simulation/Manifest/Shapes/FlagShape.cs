using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary><c>true</c> or <c>false</c>; <c>yes</c>, <c>on</c> and quoted words are texts.</summary>
internal sealed class FlagShape : ScalarShape<bool>
{
    /// <summary>The one shape of flags.</summary>
    public static FlagShape Instance { get; } = new();

    /// <inheritdoc/>
    public override string Expectation => "true or false";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "boolean", "string");
        schema.WriteString("pattern", $"^{VariablePattern}$");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        var flag = ScalarForms.Of(text.Text) == ScalarForm.Boolean;
        hint = scalar.IsQuoted && flag ? " (without quotes)" : "";
        return flag && (!scalar.IsQuoted || text.HasVariables);
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, out bool value)
    {
        value = text[0] is 't' or 'T';
        return true;
    }
}
