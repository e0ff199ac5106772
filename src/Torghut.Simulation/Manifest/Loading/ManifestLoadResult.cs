using Torghut.Simulation.Manifest.Problems;

namespace Torghut.Simulation.Manifest.Loading;

/// <summary>What became of a manifest: <see cref="Loaded"/> or <see cref="Refused"/>.</summary>
public abstract record ManifestLoadResult
{
    private ManifestLoadResult()
    {
    }

    /// <summary>The manifest is good.</summary>
    /// <param name="Manifest">Its content.</param>
    /// <param name="File">Its file.</param>
    /// <param name="Warnings">What its author should know of, in the order of the file.</param>
    public sealed record Loaded(SimulationManifest Manifest, ManifestFile File, IReadOnlyList<ManifestWarning> Warnings)
        : ManifestLoadResult;

    /// <summary>The manifest has errors.</summary>
    /// <param name="Errors">All of them.</param>
    public sealed record Refused(ManifestErrors Errors) : ManifestLoadResult;

    /// <summary>The good manifest.</summary>
    /// <exception cref="Simulation.Errors.SimulationException">It has errors: exit code 2, every error on its line.</exception>
    public Loaded OrThrow() => this switch
    {
        Loaded loaded => loaded,
        Refused refused => throw refused.Errors.ToException(),
        _ => throw new InvalidOperationException(),
    };
}
