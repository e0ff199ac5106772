namespace Torghut.Simulation.Documents;

/// <summary>Something that happened on a run's way.</summary>
/// <param name="Level"><c>info, warning, error</c>.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What happened.</param>
public sealed record RunNote(string Level, string Code, string Message);
