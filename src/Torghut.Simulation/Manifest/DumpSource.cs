namespace Torghut.Simulation.Manifest;

/// <summary><c>dump</c>: a recorded dump, this program's or another tool's.</summary>
public sealed record DumpSource : SourceSection
{
    /// <inheritdoc/>
    public override string Kind => "dump";

    /// <summary>Absolute path of the dump file.</summary>
    public required string Path { get; init; }
}
