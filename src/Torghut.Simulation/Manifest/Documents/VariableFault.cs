namespace Torghut.Simulation.Manifest.Documents;

/// <summary>Why a text's variables cannot be put in.</summary>
/// <param name="UnsetName">The variable that is not set; null where a <c>${</c> begins no variable.</param>
internal readonly record struct VariableFault(string? UnsetName);
