using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Output;

/// <summary>What <c>status --json</c> prints.</summary>
/// <param name="State">The run's state.</param>
/// <param name="Holder">The process that works on it, or did when it ended without letting go; null for none.</param>
/// <param name="RestoreStatus"><c>restored</c>, <c>outstanding</c> or <c>restore_required</c>.</param>
/// <param name="Outstanding">Obligations that are not fulfilled, in the order in which they would be.</param>
/// <param name="NextCommand">What to do next; null for nothing.</param>
public sealed record StatusDocument(
    RunState State, HolderDocument? Holder, string RestoreStatus, IReadOnlyList<OutstandingDocument> Outstanding, string? NextCommand);
