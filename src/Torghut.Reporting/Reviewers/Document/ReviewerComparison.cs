namespace Torghut.Reporting.Reviewers.Document;

/// <summary>The same questions put to several reviewers: <c>torghut.reviewer-comparison.v1</c>.</summary>
public sealed record ReviewerComparison
{
    /// <summary>Version of the document.</summary>
    public const string Version = "torghut.reviewer-comparison.v1";

    /// <summary><see cref="Version"/>.</summary>
    public required string SchemaVersion { get; init; }

    /// <summary>The run whose questions they are.</summary>
    public required string RunId { get; init; }

    /// <summary>The run's data set.</summary>
    public required string DatasetId { get; init; }

    /// <summary>Hash of the run's input; null where it is not known.</summary>
    public required string? InputHash { get; init; }

    /// <summary>Hash of the run's decisions.</summary>
    public required string DecisionHash { get; init; }

    /// <summary>Number of questions.</summary>
    public required int Questions { get; init; }

    /// <summary>Seed of the bootstrap.</summary>
    public required long BootstrapSeed { get; init; }

    /// <summary>The reviewers, in the order in which they were named.</summary>
    public required IReadOnlyList<ReviewerSummary> Reviewers { get; init; }

    /// <summary>Every pair of reviewers.</summary>
    public required IReadOnlyList<ReviewerAgreement> Agreement { get; init; }

    /// <summary>The questions on which the policies' outcomes differ, largest 60 s markout first; at most 50.</summary>
    public required IReadOnlyList<ReviewerDisagreement> Disagreements { get; init; }

    /// <summary>Number of all questions on which they differ.</summary>
    public required int DisagreementCount { get; init; }

    /// <summary>What to keep in mind.</summary>
    public required IReadOnlyList<Caveats.Caveat> Caveats { get; init; }
}
