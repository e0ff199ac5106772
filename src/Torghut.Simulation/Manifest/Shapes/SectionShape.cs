using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>A section: known keys, each at most once, no others.</summary>
/// <typeparam name="TSection">Record of the section.</typeparam>
/// <param name="empty">The record before the first key: it holds every default.</param>
internal sealed class SectionShape<TSection>(Func<TSection> empty) : ValueShape<TSection>, ISection
    where TSection : notnull
{
    private readonly List<Key<TSection>> _keys = [];
    private readonly List<SectionRule<TSection>> _rules = [];
    private Key<TSection>[]? _sorted;

    /// <summary>The code of an unknown key; null for <c>unknown_key</c>.</summary>
    public Func<string, string>? UnknownKeyCode { get; init; }

    /// <summary>Keys that manifests of earlier tools have: ignored with a warning.</summary>
    public IReadOnlyList<string> IgnoredKeys { get; init; } = [];

    /// <summary>Derives what depends on several keys, once all were read.</summary>
    public Func<TSection, SectionKeys, TSection>? Complete { get; init; }

    /// <inheritdoc/>
    public override string Expectation => "keys with values";

    /// <inheritdoc/>
    public IReadOnlyList<SectionEntry> Entries => [.. _keys.Select(key => new SectionEntry(
        key.Name, key.Description, key.Shape, key.IsRequired, key.IsNullable, key.DefaultWords, DefaultOf(key)))];

    /// <inheritdoc/>
    public override ISection Section => this;

    /// <inheritdoc/>
    public override IReadOnlyList<ShapePart> Parts => [new ShapePart("", "", this)];

    /// <summary>Adds a key.</summary>
    public SectionShape<TSection> Add(Key<TSection> key)
    {
        _keys.Add(key);
        return this;
    }

    /// <summary>Adds a rule over several keys.</summary>
    /// <param name="keys">The keys it looks at.</param>
    /// <param name="check">Reports what is wrong; false where the section cannot be used.</param>
    public SectionShape<TSection> Rule(IReadOnlyList<string> keys, Func<TSection, SectionKeys, bool> check)
    {
        _rules.Add(new SectionRule<TSection>(keys, check));
        return this;
    }

    /// <inheritdoc/>
    public override bool TryRead(
        ManifestNode node, string path, Binding binding, [MaybeNullWhen(false)] out TSection value)
    {
        if (node is not MappingNode mapping)
        {
            value = default;
            var hint = node is ScalarNode { IsQuoted: false, Text: "" } ? " (or no such key, for the defaults)" : "";
            binding.RefuseKind(node, path, Expectation + hint);
            return false;
        }

        value = empty();
        var unread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            var keyPath = KeyPath.Child(path, entry.Key);
            if (_keys.Find(key => string.Equals(key.Name, entry.Key, StringComparison.Ordinal)) is { } known)
            {
                if (!known.TryRead(entry.Value, keyPath, binding, ref value))
                {
                    unread.Add(entry.Key);
                }
            }
            else if (IgnoredKeys.Contains(entry.Key))
            {
                binding.Warn(entry.KeyAt, "ignored_key", keyPath, "known to earlier tools, not used here: ignored");
            }
            else
            {
                unread.Add(entry.Key);
                RefuseUnknown(entry, keyPath, binding);
            }
        }

        var keys = new SectionKeys(mapping, path, binding);
        foreach (var key in _keys.Where(key => key.IsRequired && !keys.Has(key.Name)))
        {
            unread.Add(key.Name);
            keys.Missing(key.Name, key.Shape.Expectation);
        }

        var valid = unread.Count == 0;
        foreach (var rule in _rules.Where(rule => !rule.Keys.Any(unread.Contains)))
        {
            valid &= rule.Check(value, keys);
        }

        if (valid && Complete is not null)
        {
            value = Complete(value, keys);
        }

        return valid;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter json, TSection value)
    {
        _sorted ??= Sorted();
        json.WriteStartObject();
        foreach (var key in _sorted)
        {
            json.WritePropertyName(key.Name);
            key.Write(json, value);
        }

        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter schema, bool nullable) =>
        SectionSchema.Write(schema, nullable, Entries, IgnoredKeys);

    /// <summary>The path of a key that a section below knows by exactly this name.</summary>
    private string? Elsewhere(string name)
    {
        foreach (var key in _keys)
        {
            foreach (var part in key.Shape.Parts.Where(part => part.Suffix.Length == 0))
            {
                if (part.Section.Entries.Any(entry => entry.Name == name))
                {
                    return KeyPath.Child(key.Name, name);
                }
            }
        }

        return null;
    }

    private Key<TSection>[] Sorted()
    {
        var keys = _keys.FindAll(key => !key.IsForEditors).ToArray();
        Array.Sort(keys, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return keys;
    }

    private Action<Utf8JsonWriter>? DefaultOf(Key<TSection> key) =>
        key.IsRequired || key.IsForEditors || key.DefaultWords is not null || key.Shape.Section is not null
            ? null
            : json => key.Write(json, empty());

    private void RefuseUnknown(MappingEntry entry, string keyPath, Binding binding)
    {
        var names = _keys.Select(key => key.Name);
        var merge = entry.Key == "<<" ? " (keys are not merged with << here: repeat them)" : "";
        binding.RefuseAt(entry.KeyAt, new ManifestProblem
        {
            Code = UnknownKeyCode?.Invoke(entry.Key) ?? "unknown_key",
            Key = keyPath,
            Found = "an unknown key",
            Expected = "one of " + string.Join(", ", names.Where(name => name[0] != '$')) + merge,
            Suggestion = Elsewhere(entry.Key) ?? NearestName.Find(entry.Key, names),
        });
    }
}
