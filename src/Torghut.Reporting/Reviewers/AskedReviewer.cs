using Torghut.Reporting.Request;
using Torghut.Trading.Review.Policy;

namespace Torghut.Reporting.Reviewers;

/// <summary>A reviewer and its answers.</summary>
public sealed record AskedReviewer
{
    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Model; <c>rules/v1</c> for fixed rules.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the prompt.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>SHA-256 of the prompt; null without one.</summary>
    public string? PromptHash { get; init; }

    /// <summary>The policy that its responses go through.</summary>
    public required ReviewPolicyOptions Policy { get; init; }

    /// <summary>Its price; null where it is not known.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>Its answers, in the order of the questions.</summary>
    public required IReadOnlyList<ReviewerAnswer> Answers { get; init; }
}
