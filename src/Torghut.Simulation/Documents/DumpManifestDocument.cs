using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Documents;

/// <summary>
/// <c>dump/source-dump.manifest.json</c>: what the input holds. A file source's dump is this document with its content
/// hashes, not a copy of the files.
/// </summary>
public sealed record DumpManifestDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.source-dump.v1";

    /// <summary>First instant of the window, ISO 8601.</summary>
    public required string WindowStart { get; init; }

    /// <summary>First instant after the window, ISO 8601.</summary>
    public required string WindowEnd { get; init; }

    /// <summary>Source topic by role.</summary>
    public required IReadOnlyDictionary<string, string> SourceTopics { get; init; }

    /// <summary>The input and what decoding found.</summary>
    public required InputSummary Input { get; init; }
}
