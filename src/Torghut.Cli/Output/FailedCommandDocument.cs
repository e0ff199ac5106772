namespace Torghut.Cli.Output;

/// <summary>What a command with <c>--json</c> prints when it was refused or failed before it had anything to show.</summary>
/// <param name="ExitCode">How the command ends.</param>
/// <param name="Failure">Why.</param>
public sealed record FailedCommandDocument(int ExitCode, FailureDocument Failure);
