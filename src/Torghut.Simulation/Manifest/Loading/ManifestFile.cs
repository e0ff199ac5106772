using System.Globalization;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Loading;

/// <summary>The file that a manifest was read from.</summary>
public sealed class ManifestFile
{
    private readonly ManifestNode _root;

    internal ManifestFile(string name, string fullPath, string maskedText, ManifestNode root)
    {
        MaskedText = maskedText;
        Name = name;
        FullPath = fullPath;
        _root = root;
    }

    /// <summary>The file as the user named it.</summary>
    public string Name { get; }

    /// <summary>
    /// The text as given, with <c>***</c> for every password; where a password is written with escapes and cannot be masked in
    /// place, the same manifest in its canonical form.
    /// </summary>
    public string MaskedText { get; }

    /// <summary>Absolute path.</summary>
    public string FullPath { get; }

    /// <summary>
    /// Where a key stands, as <c>file:line:column</c>, for messages of those who judge values later; the section that it
    /// would stand in where it is not given.
    /// </summary>
    /// <param name="key">Path of the key, for example <c>window.trading_day</c>; anything after a space is ignored.</param>
    public string Locate(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var at = _root.At;
        var node = _root;
        foreach (var segment in key.Split(' ')[0].Split('.'))
        {
            if (node is not MappingNode mapping || !mapping.Entries.Any(entry => entry.Key == segment))
            {
                break;
            }

            var entry = mapping.Entries.First(candidate => candidate.Key == segment);
            node = entry.Value;
            at = node is ScalarNode ? node.At : entry.KeyAt;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Name}:{at.Line}:{at.Column}");
    }
}
