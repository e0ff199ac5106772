using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A path of a file or folder; a relative one is below the manifest's folder. Its value is absolute.</summary>
internal sealed class FileShape : ScalarShape<string>
{
    /// <summary>The one shape of paths.</summary>
    public static FileShape Instance { get; } = new();

    /// <inheritdoc/>
    public override string Expectation => "a path";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "string");
        schema.WriteString("pattern", @"\S");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        hint = "";
        return scalar.IsQuoted || text.HasVariables || ScalarForms.Of(text.Text) == ScalarForm.Text;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out string value)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            value = null;
            return false;
        }

        value = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, binding.BaseFolder));
        return true;
    }
}
