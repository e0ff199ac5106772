namespace Torghut.Reporting.Reviewers;

/// <summary>A question of a run that reviewers are asked once more.</summary>
/// <param name="ReviewId"><c>llm_decision_reviews.id</c>.</param>
/// <param name="Quantity">Shares of the decision when it was asked about.</param>
public sealed record ReviewQuestion(Guid ReviewId, decimal Quantity);
