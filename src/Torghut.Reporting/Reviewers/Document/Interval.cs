namespace Torghut.Reporting.Reviewers.Document;

/// <summary>A figure and its 95 % interval by the bootstrap over questions.</summary>
/// <param name="Count">Sample size.</param>
/// <param name="Value">The figure; null without values.</param>
/// <param name="Low95">Lower bound; null under 2 values.</param>
/// <param name="High95">Upper bound; null under 2 values.</param>
public sealed record Interval(int Count, double? Value, double? Low95, double? High95);
