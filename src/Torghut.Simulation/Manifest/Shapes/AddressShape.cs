using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A connection text of a database; a password in it is warned about and never shown.</summary>
/// <param name="isTemplate">Whether it must hold <c>{db}</c>.</param>
internal sealed class AddressShape(bool isTemplate) : ScalarShape<DatabaseAddress>
{
    /// <inheritdoc/>
    public override string Expectation =>
        "postgresql://user@host:port/" + (isTemplate ? "{db} or keywords with dbname={db}" : "database or host=… dbname=… keywords");

    /// <inheritdoc/>
    protected override bool MayShow(string text) => false;

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "string");
        schema.WriteString("pattern", (isTemplate ? @"\{db\}" : @"^postgres(ql)?://.|=") + $"|{VariablePattern}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, DatabaseAddress value) => json.WriteStringValue(value.Masked);

    /// <inheritdoc/>
    protected override bool AcceptsForm(ScalarNode scalar, ExpandedText text, out string hint)
    {
        hint = "";
        return scalar.IsQuoted || text.HasVariables || ScalarForms.Of(text.Text) == ScalarForm.Text;
    }

    /// <inheritdoc/>
    protected override bool TryConvert(string text, string path, Binding binding, [MaybeNullWhen(false)] out DatabaseAddress value)
    {
        value = new DatabaseAddress(text);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var known = scheme >= 0
            ? text[..scheme] is "postgresql" or "postgres" && scheme + 3 < text.Length
            : text.Contains('=', StringComparison.Ordinal);
        return known && (!isTemplate || text.Contains("{db}", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    protected override void Accepted(ScalarNode scalar, ExpandedText text, string path, Binding binding)
    {
        if (!text.HasVariables && new DatabaseAddress(text.Text).HoldsPassword)
        {
            binding.Warn(
                scalar.At,
                SecretShape.WarningCode,
                path,
                "a password in clear; take it out and name an environment variable in the *_password_env key");
        }
    }
}
