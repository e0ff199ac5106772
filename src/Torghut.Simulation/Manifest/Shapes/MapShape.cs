using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>Keys of the user's choice, each with a value of one shape.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="item">Shape of a value.</param>
/// <param name="keyRule">Rule of the keys.</param>
internal sealed class MapShape<T>(ValueShape<T> item, TextRule keyRule) : ValueShape<IReadOnlyDictionary<string, T>>
    where T : notnull
{
    /// <inheritdoc/>
    public override string Expectation => $"keys, each with {item.Expectation}";

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts => [.. item.Parts.Select(part => part with { Suffix = ".*" + part.Suffix })];

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "object");
        schema.WriteStartObject("additionalProperties");
        item.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
    }

    /// <inheritdoc/>
    public override bool TryRead(
        ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        value = null;
        if (node is not MappingNode mapping)
        {
            binding.RefuseKind(node, path, Expectation);
            return false;
        }

        var valid = true;
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            var keyPath = KeyPath.Child(path, entry.Key);
            if (!keyRule.Accepts(entry.Key))
            {
                binding.Refuse(entry.Value, keyPath, "not_allowed", Describe.Text(entry.Key), keyRule.Expectation);
                valid = false;
            }
            else if (item.TryRead(entry.Value, keyPath, binding, out var read))
            {
                items.Add(entry.Key, read);
            }
            else
            {
                valid = false;
            }
        }

        value = items;
        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, T> value)
    {
        json.WriteStartObject();
        foreach (var key in value.Keys.Order(StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            item.Write(json, value[key]);
        }

        json.WriteEndObject();
    }
}
