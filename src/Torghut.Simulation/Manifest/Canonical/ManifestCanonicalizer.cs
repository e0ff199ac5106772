using System.Text.Json;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Sections;

namespace Torghut.Simulation.Manifest.Canonical;

/// <summary>
/// Writes manifests so that equal meaning gives equal text: JSON with sorted keys and every default put in. A run's
/// folder remembers it, to tell the same run from another manifest under the same name.
/// </summary>
public static class ManifestCanonicalizer
{
    /// <summary>Makes the canonical text.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="contentIdentity">
    /// Identity of a file source's content, for example its hash; it stands in place of the path, so that the same
    /// content elsewhere is the same input. Not called for other sources.
    /// </param>
    /// <returns>Indented JSON with line feeds, one at its end; passwords are <c>***</c>.</returns>
    public static string Write(SimulationManifest manifest, Func<SourceSection, string> contentIdentity)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(contentIdentity);
        var complete = manifest with
        {
            Source = WithIdentity(manifest.Source, contentIdentity),
            Execution = manifest.Execution with
            {
                Latency = manifest.Execution.Latency with
                {
                    TaMs = manifest.Execution.Latency.TaMs ?? manifest.TechnicalAnalysis.MaxOutOfOrderMs,
                },
            },
        };
        return JsonText.Write(indented: true, (Utf8JsonWriter json) => ManifestShape.Shape.Write(json, complete)) + "\n";
    }

    /// <summary>A text that reads as the same manifest: as <see cref="Write"/>, with the source's path in it.</summary>
    /// <param name="manifest">The manifest.</param>
    public static string WriteWithPath(SimulationManifest manifest) => Write(manifest, source => source switch
    {
        DumpSource dump => dump.Path,
        LeanTicksSource lean => lean.Path,
        _ => "",
    });

    private static SourceSection WithIdentity(SourceSection source, Func<SourceSection, string> contentIdentity) => source switch
    {
        DumpSource dump => dump with { Path = contentIdentity(dump) },
        LeanTicksSource lean => lean with { Path = contentIdentity(lean) },
        _ => source,
    };
}
