namespace Torghut.Cli.Serve;

/// <summary>A run in brief.</summary>
public sealed record RunItem
{
    /// <summary>The user's name of the run; the folder's name when its state cannot be read.</summary>
    public required string RunId { get; init; }

    /// <summary>The name made safe.</summary>
    public required string RunToken { get; init; }

    /// <summary>Where the run's own document is.</summary>
    public required string Href { get; init; }

    /// <summary>The mode that was asked for: <c>apply</c> or <c>run</c>.</summary>
    public required string? Mode { get; init; }

    /// <summary>Phase that runs or ran last.</summary>
    public required string? Phase { get; init; }

    /// <summary>Whether a process works on it.</summary>
    public required bool InWork { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended; null while it has not.</summary>
    public required int? ExitCode { get; init; }

    /// <summary>The report's verdict.</summary>
    public required string? Verdict { get; init; }

    /// <summary>Why its state cannot be read; null when it can.</summary>
    public required string? Problem { get; init; }
}
