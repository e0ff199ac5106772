using System.Globalization;

namespace Torghut.Simulation.Manifest.Problems;

/// <summary>Something in a manifest that is accepted, but that its author should know of.</summary>
/// <param name="Code">Stable code, for example <c>ignored_key</c>.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Key">Path of the key.</param>
/// <param name="Message">What is so and what follows.</param>
public sealed record ManifestWarning(string Code, int Line, int Column, string Key, string Message)
{
    /// <summary>The warning on one line.</summary>
    public string Describe(string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}:{Line}:{Column}: {Key}: {Message} [{Code}]");
}
