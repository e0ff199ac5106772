using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Reviewers;

/// <summary>What is to be compared.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Reviewers">The reviewers.</param>
/// <param name="Output">Folder of the files; null for the default one below the folder of all runs.</param>
public sealed record ReviewerComparisonRequest(RunFolder Folder, IReadOnlyList<NamedReviewer> Reviewers, string? Output);
