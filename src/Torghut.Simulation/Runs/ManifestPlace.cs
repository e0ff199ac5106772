namespace Torghut.Simulation.Runs;

/// <summary>What a manifest's text alone does not say: where its relative paths begin, and what the command line replaced.</summary>
/// <param name="Folder">The folder below which relative paths are, absolute.</param>
/// <param name="WindowStart">What <c>--window-start</c> said; null where it was not given.</param>
/// <param name="WindowEnd">What <c>--window-end</c> said; null where it was not given.</param>
public sealed record ManifestPlace(string Folder, string? WindowStart, string? WindowEnd);
