namespace Torghut.Cli.Output;

/// <summary>What <c>run --json</c> and <c>apply --json</c> print.</summary>
public sealed record OutcomeDocument
{
    /// <summary>The user's name of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>How the command ends.</summary>
    public required int ExitCode { get; init; }

    /// <summary><c>PASS, WARN, FAIL</c>; null without a report.</summary>
    public required string? Verdict { get; init; }

    /// <summary>Whether the run had been finished before and was not run again.</summary>
    public required bool AlreadyFinished { get; init; }

    /// <summary>The first failure; null when there was none.</summary>
    public required FailureDocument? Failure { get; init; }

    /// <summary>The run's folder, absolute.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The report's folder, absolute; null without a report.</summary>
    public required string? Report { get; init; }
}
