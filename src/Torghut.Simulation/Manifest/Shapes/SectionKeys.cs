using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>The keys of one section as they stand in the text, for rules that look at several of them.</summary>
/// <param name="mapping">The section.</param>
/// <param name="path">Its path; empty for the whole manifest.</param>
/// <param name="binding">Takes problems and warnings.</param>
internal sealed class SectionKeys(MappingNode mapping, string path, Binding binding)
{
    /// <summary>Whether a key is given.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether a key is given with another value than null.</summary>
    public bool HasValue(string key) =>
        Find(key) is { } entry && (entry.Value is not ScalarNode { IsQuoted: false } scalar || ScalarForms.Of(scalar.Text) != ScalarForm.Null);

    /// <summary>The value of a key in a section below; null where it is not given.</summary>
    public SectionKeys? Below(string key) =>
        Find(key) is { Value: MappingNode below } ? new SectionKeys(below, KeyPath.Child(path, key), binding) : null;

    /// <summary>The sections in a list below, in order; items that are no sections are left out.</summary>
    public IEnumerable<SectionKeys> Items(string key)
    {
        if (Find(key) is not { Value: SequenceNode items })
        {
            yield break;
        }

        for (var i = 0; i < items.Items.Count; i++)
        {
            if (items.Items[i] is MappingNode item)
            {
                yield return new SectionKeys(item, KeyPath.Item(KeyPath.Child(path, key), i), binding);
            }
        }
    }

    /// <summary>Names of the keys that are given.</summary>
    public IEnumerable<string> Given => mapping.Entries.Select(entry => entry.Key);

    /// <summary>Reports a key that must be given and is not, at the section's beginning.</summary>
    public void Missing(string key, string expected) => binding.RefuseAt(mapping.At, new ManifestProblem
    {
        Code = "missing_key",
        Key = KeyPath.Child(path, key),
        Found = "no such key",
        Expected = expected,
    });

    /// <summary>Reports a problem at a key's value, or at the section's beginning where it is not given.</summary>
    public void Refuse(string key, string code, string found, string expected) =>
        binding.RefuseAt(Place(key), new ManifestProblem
        {
            Code = code,
            Key = KeyPath.Child(path, key),
            Found = found,
            Expected = expected,
        });

    /// <summary>Reports a warning at a key's value, or at the section's beginning where it is not given.</summary>
    public void Warn(string key, string code, string message) =>
        binding.Warn(Place(key), code, KeyPath.Child(path, key), message);

    private SourceLocation Place(string key) => Find(key)?.Value.At ?? mapping.At;

    private MappingEntry? Find(string key)
    {
        foreach (var entry in mapping.Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}
