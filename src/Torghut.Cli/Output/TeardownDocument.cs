namespace Torghut.Cli.Output;

/// <summary>What <c>teardown --json</c> prints.</summary>
/// <param name="RunId">The run.</param>
/// <param name="ExitCode">How the command ends.</param>
/// <param name="Released">Things put back.</param>
/// <param name="Unrestored">Things that could not be put back, with what is there instead.</param>
public sealed record TeardownDocument(string RunId, int ExitCode, int Released, IReadOnlyDictionary<string, string> Unrestored);
