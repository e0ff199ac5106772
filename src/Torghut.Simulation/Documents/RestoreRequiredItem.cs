using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Documents;

/// <summary>One thing that could not be put back.</summary>
/// <param name="Obligation">The pledge: the thing, the captured and the intended value, the command by hand.</param>
/// <param name="Problem">What is there instead, or what failed.</param>
public sealed record RestoreRequiredItem(Obligation Obligation, string Problem);
