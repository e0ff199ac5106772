namespace Torghut.Platform.Embedded.Sources;

/// <summary>One input file.</summary>
/// <param name="Path">Path below the source folder, with <c>/</c>; a single file's name.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
public sealed record SourceFile(string Path, long Bytes, string Sha256);
