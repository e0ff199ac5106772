namespace Torghut.Kubernetes.Rig.Faults;

/// <summary>A fault of one call.</summary>
/// <param name="Verb"><c>get, list, watch, create, update, patch, delete</c>; null for any.</param>
/// <param name="Plural">Resource, for example <c>applications</c>; null for any.</param>
/// <param name="Call">Number of the matching call, from 1, that it hits; 0 for every one.</param>
/// <param name="Action">What goes wrong.</param>
public sealed record Fault(string? Verb, string? Plural, int Call, FaultAction Action)
{
    /// <summary>Status of <see cref="FaultAction.Status"/>.</summary>
    public int Code { get; init; } = 500;

    /// <summary>Length of <see cref="FaultAction.Delay"/>.</summary>
    public TimeSpan Delay { get; init; }
}
