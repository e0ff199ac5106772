using Torghut.Reporting.Comparison.Document;

namespace Torghut.Simulation.Comparisons;

/// <summary>A comparison that was written.</summary>
/// <param name="Document">The comparison.</param>
/// <param name="Folder">The folder of its files, absolute.</param>
public sealed record WrittenComparison(ComparisonDocument Document, string Folder);
