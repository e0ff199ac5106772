namespace Torghut.Cli.Serve;

/// <summary>A file of a run.</summary>
/// <param name="Path">Path relative to the run folder.</param>
/// <param name="Bytes">Length.</param>
/// <param name="ContentType">Type it is served as.</param>
/// <param name="Href">Where it is served.</param>
public sealed record ArtifactItem(string Path, long Bytes, string ContentType, string Href);
