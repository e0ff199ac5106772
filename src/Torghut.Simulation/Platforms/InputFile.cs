namespace Torghut.Simulation.Platforms;

/// <summary>One file of the input.</summary>
/// <param name="Path">Path below the source folder, with forward slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hexadecimal.</param>
public sealed record InputFile(string Path, long Bytes, string Sha256);
