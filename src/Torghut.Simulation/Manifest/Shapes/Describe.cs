using System.Text;
using Torghut.Simulation.Manifest.Documents;

namespace Torghut.Simulation.Manifest.Shapes;

/// <summary>Words for what was found.</summary>
internal static class Describe
{
    private const int LongestText = 60;

    /// <summary>What a value is, as it follows "found" in a message.</summary>
    public static string Node(ManifestNode node) => node switch
    {
        MappingNode => "keys with values",
        SequenceNode sequence => sequence.Items.Count == 0 ? "an empty list" : "a list",
        ScalarNode scalar => Scalar(scalar, scalar.Text),
        _ => "another value",
    };

    /// <summary>What a scalar is, without its variables' values.</summary>
    public static string Scalar(ScalarNode scalar, string text)
    {
        if (scalar.IsQuoted)
        {
            return Text(text);
        }

        return ScalarForms.Of(text) switch
        {
            ScalarForm.Null => "nothing",
            ScalarForm.Boolean => $"the boolean {text}",
            ScalarForm.Number => $"the number {Clip(text)}",
            _ => Text(text),
        };
    }

    /// <summary>A text in quotes, on one line and not too long.</summary>
    public static string Text(string text) => "\"" + Clip(text) + "\"";

    private static string Clip(string text)
    {
        var result = new StringBuilder(Math.Min(text.Length, LongestText + 1));
        foreach (var character in text)
        {
            if (result.Length >= LongestText)
            {
                result.Append('…');
                break;
            }

            result.Append(char.IsControl(character) ? ' ' : character);
        }

        return result.ToString();
    }
}
