namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>Where technical analysis writes.</summary>
/// <param name="MicroBars">Topic of micro-bars; null for none.</param>
/// <param name="Signals">Topic of signals.</param>
/// <param name="Status">Topic of status records.</param>
internal sealed record AnalysisTopics(string? MicroBars, string Signals, string Status);
