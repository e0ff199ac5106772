namespace Torghut.Cli.Composition;

/// <summary>What the command line says of a run.</summary>
public sealed record PreparationRequest
{
    /// <summary>The run's id, or <c>auto</c>.</summary>
    public required string RunId { get; init; }

    /// <summary>The manifest's path.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>The manifest itself; null for the file of the path.</summary>
    public string? ManifestText { get; init; }

    /// <summary>The folder of all runs; null for the manifest's or the default one.</summary>
    public string? OutputRoot { get; init; }

    /// <summary>Replaces <c>window.start</c>.</summary>
    public string? WindowStart { get; init; }

    /// <summary>Replaces <c>window.end</c>.</summary>
    public string? WindowEnd { get; init; }

    /// <summary>Replaces <c>source.path</c>.</summary>
    public string? SourcePath { get; init; }
}
