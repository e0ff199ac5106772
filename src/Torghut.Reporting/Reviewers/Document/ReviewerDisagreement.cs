namespace Torghut.Reporting.Reviewers.Document;

/// <summary>A question on which the policies' outcomes differ.</summary>
public sealed record ReviewerDisagreement
{
    /// <summary><c>trade_decisions.id</c>.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Action { get; init; }

    /// <summary>When it was decided.</summary>
    public required string DecidedAt { get; init; }

    /// <summary>Verdict of each reviewer, in their order.</summary>
    public required IReadOnlyList<string> Verdicts { get; init; }

    /// <summary>Verdict of each policy, in their order.</summary>
    public required IReadOnlyList<string> PolicyVerdicts { get; init; }

    /// <summary>Markout after 60 s, basis points; null where it cannot be measured.</summary>
    public required double? Markout60sBps { get; init; }
}
