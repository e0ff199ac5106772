namespace Torghut.Simulation.Manifest.Documents;

/// <summary>A place in the manifest's text.</summary>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
internal readonly record struct SourceLocation(int Line, int Column);
