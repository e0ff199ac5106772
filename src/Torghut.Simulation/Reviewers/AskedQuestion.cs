namespace Torghut.Simulation.Reviewers;

/// <summary>A question that the run's reviewer was asked.</summary>
/// <param name="ReviewId"><c>llm_decision_reviews.id</c>.</param>
/// <param name="DecisionId"><c>trade_decisions.id</c>.</param>
/// <param name="Input">The request's JSON.</param>
/// <param name="Quantity">Shares of the decision.</param>
internal sealed record AskedQuestion(Guid ReviewId, Guid DecisionId, string Input, decimal Quantity);
