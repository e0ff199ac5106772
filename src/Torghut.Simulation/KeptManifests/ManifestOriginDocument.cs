namespace Torghut.Simulation.KeptManifests;

/// <summary><c>manifest-origin.json</c>: what it takes, beside <c>manifest.yaml</c>, to run the same day again.</summary>
public sealed record ManifestOriginDocument
{
    /// <summary>Version of this document.</summary>
    public const string CurrentSchema = "torghut.manifest-origin.v1";

    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The folder below which the manifest's relative paths are, relative to the run folder.</summary>
    public required string BaseFolder { get; init; }

    /// <summary>What <c>--window-start</c> said; null where it was not given.</summary>
    public string? WindowStart { get; init; }

    /// <summary>What <c>--window-end</c> said; null where it was not given.</summary>
    public string? WindowEnd { get; init; }
}
