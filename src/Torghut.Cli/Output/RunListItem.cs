namespace Torghut.Cli.Output;

/// <summary>One run in <c>runs --json</c>.</summary>
/// <param name="RunId">The user's name of the run; the folder's name when its state cannot be read.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Phase">Phase that runs or ran last.</param>
/// <param name="ExitCode">How it ended; null while it has not.</param>
/// <param name="Verdict">Verdict.</param>
/// <param name="Folder">Its folder, absolute.</param>
/// <param name="Problem">Why its state cannot be read.</param>
public sealed record RunListItem(
    string RunId, DateTimeOffset? StartedAt, string? Phase, int? ExitCode, string? Verdict, string Folder, string? Problem);
