using System.Globalization;
using System.Text;

namespace Torghut.Simulation.Manifest.Problems;

/// <summary>One thing that is wrong with a manifest.</summary>
public sealed record ManifestProblem
{
    /// <summary>Stable code, for example <c>unknown_key</c> or <c>disallowed_torghut_env_override:DB_DSN</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Line from 1; null where the problem is the file's as a whole.</summary>
    public int? Line { get; init; }

    /// <summary>Column from 1; null where the problem is the file's as a whole.</summary>
    public int? Column { get; init; }

    /// <summary>Path of the key, for example <c>strategies[0].parameters.vol_ceil</c>; empty for the whole manifest.</summary>
    public string Key { get; init; } = "";

    /// <summary>What is there.</summary>
    public required string Found { get; init; }

    /// <summary>What should be there.</summary>
    public required string Expected { get; init; }

    /// <summary>The nearest known key or value; null where none is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>
    /// The problem on one line: <c>file:line:column: key: found …, expected …; did you mean "…"? [code]</c>.
    /// </summary>
    public string Describe(string file)
    {
        var text = new StringBuilder(file);
        if (Line is { } line)
        {
            text.Append(CultureInfo.InvariantCulture, $":{line}:{Column ?? 1}");
        }

        text.Append(": ");
        if (Key.Length > 0)
        {
            text.Append(Key).Append(": ");
        }

        text.Append("found ").Append(Found).Append(", expected ").Append(Expected);
        if (Suggestion is not null)
        {
            text.Append("; did you mean \"").Append(Suggestion).Append("\"?");
        }

        return text.Append(" [").Append(Code).Append(']').ToString();
    }
}
