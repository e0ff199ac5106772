using System.Text;

namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Puts environment variables in place of <c>${NAME}</c>; <c>$${</c> stands for a literal <c>${</c>.</summary>
internal static class VariableExpansion
{
    /// <summary>Expands a text.</summary>
    /// <param name="text">The text as the manifest has it.</param>
    /// <param name="environment">Looks a variable up; null where it is not set.</param>
    public static ExpandedText Expand(string text, Func<string, string?> environment)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return new ExpandedText(text, HasVariables: false, Fault: null);
        }

        var result = new StringBuilder(text.Length);
        var variables = false;
        var position = 0;
        while (position < text.Length)
        {
            var start = text.IndexOf("${", position, StringComparison.Ordinal);
            if (start < 0)
            {
                result.Append(text, position, text.Length - position);
                break;
            }

            if (start > position && text[start - 1] == '$')
            {
                result.Append(text, position, start - 1 - position).Append("${");
                position = start + 2;
                continue;
            }

            result.Append(text, position, start - position);
            var end = text.IndexOf('}', start);
            var name = end < 0 ? "" : text[(start + 2)..end];
            if (!IsName(name))
            {
                return new ExpandedText(text, variables, new VariableFault(null));
            }

            if (environment(name) is not { } value)
            {
                return new ExpandedText(text, variables, new VariableFault(name));
            }

            variables = true;
            result.Append(value);
            position = end + 1;
        }

        return new ExpandedText(result.ToString(), variables, Fault: null);
    }

    /// <summary>Whether a text can be the name of an environment variable.</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
