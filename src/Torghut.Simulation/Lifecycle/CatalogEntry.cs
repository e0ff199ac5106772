using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Lifecycle;

/// <summary>One run of the catalog.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="State">Its state; null when it cannot be read.</param>
/// <param name="Problem">Why the state cannot be read.</param>
public sealed record CatalogEntry(RunFolder Folder, RunState? State, string? Problem);
