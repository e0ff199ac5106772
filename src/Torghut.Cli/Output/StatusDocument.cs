using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;

namespace Torghut.Cli.Output;

/// <summary>What <c>status --json</c> prints.</summary>
/// <param name="State">The run's state.</param>
/// <param name="Holder">The process that works on it.</param>
/// <param name="RestoreStatus"><c>restored</c> or <c>outstanding</c>.</param>
/// <param name="Outstanding">Obligations that are not fulfilled.</param>
/// <param name="NextCommand">What to do next.</param>
public sealed record StatusDocument(
    RunState State, string? Holder, string RestoreStatus, IReadOnlyList<Obligation> Outstanding, string? NextCommand);
