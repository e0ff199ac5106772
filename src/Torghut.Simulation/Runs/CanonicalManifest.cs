using System.Security.Cryptography;
using System.Text;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Canonical;

namespace Torghut.Simulation.Runs;

/// <summary>A manifest with every default put in and its source named by content: equal meaning, equal text.</summary>
/// <param name="Text">JSON with sorted keys.</param>
/// <param name="Hash">SHA-256 of the text, lower-case hexadecimal.</param>
public sealed record CanonicalManifest(string Text, string Hash)
{
    /// <summary>The canonical form of a manifest whose source has this content.</summary>
    public static CanonicalManifest Of(SimulationManifest manifest, string contentKey)
    {
        string text = ManifestCanonicalizer.Write(ReviewIdentity.PutInto(manifest), _ => contentKey);
        return new CanonicalManifest(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
