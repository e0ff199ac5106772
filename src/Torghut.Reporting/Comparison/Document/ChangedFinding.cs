namespace Torghut.Reporting.Comparison.Document;

/// <summary>A finding that both runs have and that differs.</summary>
/// <param name="First">The first run's.</param>
/// <param name="Second">The other run's.</param>
public sealed record ChangedFinding(ComparedFinding First, ComparedFinding Second);
