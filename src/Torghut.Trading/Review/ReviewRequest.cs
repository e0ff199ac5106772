namespace Torghut.Trading.Review;

/// <summary>A question about one decision. The pipeline goes on when it is answered.</summary>
/// <param name="DecisionId"><c>trade_decisions.id</c>.</param>
/// <param name="DecisionHash"><c>decision_hash</c>.</param>
/// <param name="Input">The request as canonical JSON: sorted keys, no run, no lineage, no wall time.</param>
public sealed record ReviewRequest(Guid DecisionId, string DecisionHash, string Input)
{
    /// <summary>The decision in words, for messages: symbol, direction, time.</summary>
    public string Description { get; init; } = string.Empty;
}
