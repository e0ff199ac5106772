namespace Torghut.Simulation.Dumps;

/// <summary>A header of a record.</summary>
/// <param name="Name">Name; may stand more than once in a record.</param>
/// <param name="Value">Value; null for none.</param>
public readonly record struct DumpHeader(string Name, ReadOnlyMemory<byte>? Value);
