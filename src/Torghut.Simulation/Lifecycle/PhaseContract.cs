namespace Torghut.Simulation.Lifecycle;

/// <summary>What a phase promises to later attempts.</summary>
/// <param name="Phase">Phase.</param>
/// <param name="Needs">What must be there before it.</param>
/// <param name="Leaves">What is there after it.</param>
/// <param name="DoneWhen">How a later process knows that it is done.</param>
/// <param name="Resume">What a later attempt does with it.</param>
public sealed record PhaseContract(RunPhase Phase, string Needs, string Leaves, string DoneWhen, ResumeRule Resume);
