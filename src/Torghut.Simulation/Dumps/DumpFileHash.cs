namespace Torghut.Simulation.Dumps;

/// <summary>A dump as it is on disk.</summary>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
public readonly record struct DumpFileHash(long Bytes, string Sha256);
