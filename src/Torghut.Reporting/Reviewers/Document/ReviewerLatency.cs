namespace Torghut.Reporting.Reviewers.Document;

/// <summary>How long answers took, milliseconds; null without answers.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Max">Longest.</param>
public sealed record ReviewerLatency(double? Mean, double? P50, double? P95, double? Max);
