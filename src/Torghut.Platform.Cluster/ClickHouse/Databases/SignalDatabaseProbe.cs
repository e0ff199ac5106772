namespace Torghut.Platform.Cluster.ClickHouse.Databases;

/// <summary>What a server allows, learnt without changing it.</summary>
/// <param name="ServerVersion">Version, for example <c>24.8.4.13</c>.</param>
/// <param name="State">What is there of the run's database.</param>
/// <param name="Problems">What stands in the way of the run; empty for nothing. Each is a sentence for a person.</param>
public sealed record SignalDatabaseProbe(string ServerVersion, SignalDatabaseState State, IReadOnlyList<string> Problems);
