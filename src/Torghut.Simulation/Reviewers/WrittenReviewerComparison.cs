using Torghut.Reporting.Reviewers.Document;

namespace Torghut.Simulation.Reviewers;

/// <summary>A written comparison of reviewers.</summary>
/// <param name="Folder">Absolute folder of its files.</param>
/// <param name="Document">The comparison.</param>
public sealed record WrittenReviewerComparison(string Folder, ReviewerComparison Document);
