namespace Torghut.Reporting.Request;

/// <summary>An artifact that the report should have been made of and that is missing or damaged.</summary>
/// <param name="Code">Stable code of the finding.</param>
/// <param name="Artifact">Its path relative to the run folder.</param>
/// <param name="IsFatal">Whether nothing can be concluded without it.</param>
/// <param name="Message">One sentence: what is wrong and what the report lacks for it.</param>
/// <param name="Action">What to do.</param>
public sealed record ArtifactProblem(string Code, string Artifact, bool IsFatal, string Message, string Action);
