namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>What a table of the signal store holds.</summary>
/// <param name="Table"><c>ta_microbars</c> or <c>ta_signals</c>.</param>
/// <param name="WindowSize"><c>PT1S</c> or <c>PT1M</c>.</param>
/// <param name="Rows">Rows, of those with one identity one.</param>
/// <param name="StoredRows">Rows as stored, with those that were replaced and not yet merged away.</param>
/// <param name="Symbols">Number of symbols.</param>
/// <param name="FirstEventNs">First event time, nanoseconds since the Unix epoch.</param>
/// <param name="LastEventNs">Last event time.</param>
/// <param name="LastIngestNs">Newest time of writing.</param>
public sealed record SignalTableStatistics(
    string Table, string WindowSize, long Rows, long StoredRows, long Symbols, long FirstEventNs, long LastEventNs, long LastIngestNs);
