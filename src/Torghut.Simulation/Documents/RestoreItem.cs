namespace Torghut.Simulation.Documents;

/// <summary>One obligation and how far it is.</summary>
/// <param name="Id">Obligation.</param>
/// <param name="Target">Thing.</param>
/// <param name="Status"><c>pledged, performed, released, failed, drifted</c>.</param>
/// <param name="Detail">What is there instead, or what failed.</param>
public sealed record RestoreItem(string Id, string Target, string Status, string? Detail);
