using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A password in the manifest itself: accepted, warned about, never shown.</summary>
internal sealed class SecretShape : ScalarShape<Secret>
{
    /// <summary>The code of the warning.</summary>
    public const string WarningCode = "password_in_clear";

    /// <summary>The one shape of secrets.</summary>
    public static SecretShape Instance { get; } = new();

    /// <inheritdoc/>
    public override string Expectation => "a password as text";

    /// <inheritdoc/>
    protected override bool MayShow(string text) => false;

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable) => WriteType(schema, nullable, "string");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, Secret value) => json.WriteStringValue(Secret.Mask);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        hint = "";
        return scalar.IsQuoted || text.HasVariables || ScalarForms.Of(text.Text) == ScalarForm.Text;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out Secret value)
    {
        value = new Secret(text);
        return true;
    }

    /// <inheritdoc/>
    protected override void Accepted(ScalarNode scalar, ExpandedText text, string path, Binding binding)
    {
        if (!text.HasVariables && text.Text.Length > 0)
        {
            binding.Warn(
                scalar.At,
                WarningCode,
                path,
                $"a password in clear; name an environment variable in {path}_env instead");
        }
    }
}
