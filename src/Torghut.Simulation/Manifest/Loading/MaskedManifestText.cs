using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest.Loading;

/// <summary>A manifest's text as given, with <c>***</c> for every password, so that a run's folder can keep it.</summary>
internal static class MaskedManifestText
{
    private const string NotMaskable =
        "# The manifest holds secrets that cannot be masked in place; plan.json has its canonical form without them.\n";

    /// <summary>Masks. A secret that does not stand in the text as it reads keeps the whole text out.</summary>
    public static string Of(string text, ManifestNode root)
    {
        string masked = text;
        foreach ((string key, ScalarNode value) in Scalars(root))
        {
            string harmless = Harmless(key, value);
            if (harmless == value.Text)
            {
                continue;
            }

            if (!masked.Contains(value.Text, StringComparison.Ordinal))
            {
                return NotMaskable;
            }

            masked = masked.Replace(value.Text, value.IsQuoted ? harmless : $"\"{harmless}\"", StringComparison.Ordinal);
        }

        return masked;
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

    private static IEnumerable<(string Key, ScalarNode Value)> Scalars(ManifestNode node, string key = "") => node switch
    {
        ScalarNode scalar => [(key, scalar)],
        MappingNode mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value, entry.Key)),
        SequenceNode sequence => sequence.Items.SelectMany(item => Scalars(item, key)),
        _ => [],
    };
}
