using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Output;

/// <summary>What <c>status --json</c> prints.</summary>
/// <param name="State">The run's state.</param>
/// <param name="Holder">The process that works on it; null when nobody does.</param>
/// <param name="LastHolder">The process that worked on it and ended without letting go; null when none did.</param>
/// <param name="RestoreStatus"><c>restored</c>, <c>outstanding</c> or <c>restore_required</c>.</param>
/// <param name="Outstanding">Obligations that are not fulfilled, in the order in which they would be.</param>
/// <param name="NextCommand">What to do next; null for nothing.</param>
public sealed record StatusDocument(
    RunState State,
    HolderDocument? Holder,
    HolderDocument? LastHolder,
    string RestoreStatus,
    IReadOnlyList<OutstandingDocument> Outstanding,
    string? NextCommand);
