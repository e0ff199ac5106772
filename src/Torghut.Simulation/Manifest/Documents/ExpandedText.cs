namespace Torghut.Simulation.Manifest.Documents;

/// <summary>A text after its variables were put in.</summary>
/// <param name="Text">The result; the text as it stands where there is a fault.</param>
/// <param name="HasVariables">Whether a part of it comes from the environment.</param>
/// <param name="Fault">Why it cannot be expanded; null where it can.</param>
internal readonly record struct ExpandedText(string Text, bool HasVariables, VariableFault? Fault);
