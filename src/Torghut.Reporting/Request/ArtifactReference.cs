using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Request;

/// <summary>A file that belongs to the run.</summary>
/// <param name="Path">Path relative to the run folder, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex; null where it is not known when the report is made.</param>
public sealed record ArtifactReference(string Path, [property: Format(Formats.Sha256)] string? Sha256);
