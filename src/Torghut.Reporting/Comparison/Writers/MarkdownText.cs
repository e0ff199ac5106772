using System.Text;

namespace Torghut.Reporting.Comparison.Writers;

/// <summary>Foreign text in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>On one line, and none of Markdown's characters works.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '#')
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }
}
