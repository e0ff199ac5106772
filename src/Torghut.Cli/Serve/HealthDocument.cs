namespace Torghut.Cli.Serve;

/// <summary>Whether the server can do its work.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="ProgramVersion">Version of the program.</param>
public sealed record HealthDocument(string Status, string ProgramVersion);
