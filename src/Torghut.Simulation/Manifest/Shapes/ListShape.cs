using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A list of values of one shape.</summary>
/// <typeparam name="T">Type of an item.</typeparam>
/// <param name="item">Shape of an item.</param>
internal sealed class ListShape<T>(ValueShape<T> item) : ValueShape<IReadOnlyList<T>>
    where T : notnull
{
    /// <summary>Whether the empty list is refused.</summary>
    public bool NotEmpty { get; init; }

    /// <summary>What must differ from item to item; null where items may repeat.</summary>
    public Func<T, string>? Distinct { get; init; }

    /// <summary>The key within an item that <see cref="Distinct"/> reads; empty for the item itself.</summary>
    public string DistinctKey { get; init; } = "";

    /// <summary>Whether the order means nothing: the canonical form then sorts by <see cref="Distinct"/>.</summary>
    public bool IsSet { get; init; }

    /// <inheritdoc/>
    public override string Expectation => $"a list, each item {item.Expectation}";

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts => [.. item.Parts.Select(part => part with { Suffix = "[]" + part.Suffix })];

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable)
    {
        WriteType(schema, nullable, "array");
        if (NotEmpty)
        {
            schema.WriteNumber("minItems", 1);
        }

        if (Distinct is not null && DistinctKey.Length == 0)
        {
            schema.WriteBoolean("uniqueItems", true);
        }

        schema.WriteStartObject("items");
        item.WriteSchema(schema, nullable: false);
        schema.WriteEndObject();
    }

    /// <inheritdoc/>
    public override bool TryRead(
        ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not SequenceNode sequence)
        {
            binding.RefuseKind(node, path, Expectation);
            return false;
        }

        if (NotEmpty && sequence.Items.Count == 0)
        {
            binding.Refuse(node, path, "not_allowed", "an empty list", Expectation + " with at least one item");
            return false;
        }

        var valid = true;
        var items = new List<T>(sequence.Items.Count);
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var itemPath = KeyPath.Item(path, i);
            if (!item.TryRead(sequence.Items[i], itemPath, binding, out var read))
            {
                valid = false;
                continue;
            }

            items.Add(read);
            if (Distinct?.Invoke(read) is { } identity && !first.TryAdd(identity, itemPath))
            {
                valid = false;
                RefuseRepeated(sequence.Items[i], itemPath, identity, first[identity], binding);
            }
        }

        value = items.AsReadOnly();
        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, IReadOnlyList<T> value)
    {
        json.WriteStartArray();
        foreach (var entry in IsSet && Distinct is not null ? value.OrderBy(Distinct, StringComparer.Ordinal) : value.AsEnumerable())
        {
            item.Write(json, entry);
        }

        json.WriteEndArray();
    }

    private void RefuseRepeated(ManifestNode node, string itemPath, string identity, string firstPath, Binding binding)
    {
        var entry = (node as MappingNode)?.Entries.FirstOrDefault(candidate => candidate.Key == DistinctKey);
        var place = entry?.Value ?? node;
        var path = DistinctKey.Length == 0 ? itemPath : KeyPath.Child(itemPath, DistinctKey);
        binding.Refuse(place, path, "not_unique", Describe.Text(identity) + " a second time", $"another than that of {firstPath}");
    }
}
