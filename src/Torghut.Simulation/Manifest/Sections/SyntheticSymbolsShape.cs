using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>The symbols of a synthetic day: names, or how many.</summary>
internal sealed class SyntheticSymbolsShape : ValueShape<IReadOnlyList<string>>
{
    private static readonly WholeShape Number = new() { Least = 1, Greatest = SyntheticSource.MaxSymbols };

    /// <inheritdoc/>
    public override string Expectation => $"{SymbolShapes.Symbols.Expectation}, or {Number.Expectation}";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        schema.WriteStartArray("anyOf");
        schema.WriteStartObject();
        SymbolShapes.Symbols.WriteSchema(schema, nullable);
        schema.WriteEndObject();
        schema.WriteStartObject();
        Number.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
        schema.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool TryRead(
        ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out IReadOnlyList<string> value)
    {
        switch (node)
        {
            case SequenceNode:
                return SymbolShapes.Symbols.TryRead(node, path, binding, out value);
            case ScalarNode scalar when IsNumber(scalar):
                var valid = Number.TryRead(node, path, binding, out var count);
                value = valid ? SyntheticSource.SymbolsByCount((int)count) : null;
                return valid;
            default:
                value = null;
                binding.RefuseKind(node, path, Expectation);
                return false;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, IReadOnlyList<string> value) => SymbolShapes.Symbols.Write(json, value);

    private static bool IsNumber(ScalarNode scalar) =>
        scalar.Text.Contains("${", StringComparison.Ordinal)
        || (!scalar.IsQuoted && ScalarForms.Of(scalar.Text) == ScalarForm.Number);
}
