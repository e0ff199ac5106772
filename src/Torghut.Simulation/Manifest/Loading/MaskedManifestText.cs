using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest.Loading;

/// <summary>A manifest's text as given, with <c>***</c> for every password, so that a run's folder can keep it.</summary>
internal static class MaskedManifestText
{
    /// <summary>Masks; null where a secret does not stand in the text as it reads, so that it cannot be masked in place.</summary>
    public static string? Of(string text, ManifestNode root) => Mask(text, "", root);

    private static string? Mask(string? text, string key, ManifestNode node)
    {
        switch (node)
        {
            case ScalarNode scalar when text is not null:
                return MaskOne(text, key, scalar);
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    text = Mask(text, entry.Key, entry.Value);
                }

                break;
            case SequenceNode sequence:
                foreach (ManifestNode item in sequence.Items)
                {
                    text = Mask(text, key, item);
                }

                break;
        }

        return text;
    }

    private static string? MaskOne(string text, string key, ScalarNode value)
    {
        string harmless = Harmless(key, value);
        if (harmless == value.Text)
        {
            return text;
        }

        return text.Contains(value.Text, StringComparison.Ordinal)
            ? text.Replace(value.Text, value.IsQuoted ? harmless : $"\"{harmless}\"", StringComparison.Ordinal)
            : null;
    }

    private static string Harmless(string key, ScalarNode value)
    {
        if (value.Text.Length == 0 || IsVariable(value.Text))
        {
            return value.Text;
        }

        if (key == "password" || key.EndsWith("_password", StringComparison.Ordinal))
        {
            return Secret.Mask;
        }

        return key.Contains("dsn", StringComparison.Ordinal) || key.EndsWith("url", StringComparison.Ordinal)
            ? AddressMask.Apply(value.Text)
            : value.Text;
    }

    private static bool IsVariable(string text) =>
        text is ['$', '{', .., '}'] && VariableExpansion.IsName(text[2..^1]);
}
