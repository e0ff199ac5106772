using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>llm_decision_reviews</c>: a review of one decision.</summary>
public sealed record LlmDecisionReviewRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Decision.</summary>
    public required Guid TradeDecisionId { get; init; }

    /// <summary>Model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the prompt.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>Request.</summary>
    public required string InputJson { get; init; }

    /// <summary>Response with the policy result.</summary>
    public required string ResponseJson { get; init; }

    /// <summary>The verdict of the model or <c>error</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal? Confidence { get; init; }

    /// <summary>Quantity proposed by an adjustment.</summary>
    public decimal? AdjustedQty { get; init; }

    /// <summary>Order type proposed by an adjustment.</summary>
    public string? AdjustedOrderType { get; init; }

    /// <summary>Why.</summary>
    public string? Rationale { get; init; }

    /// <summary>JSON list.</summary>
    public string? RiskFlags { get; init; }

    /// <summary>Tokens of the request.</summary>
    public long? TokensPrompt { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public long? TokensCompletion { get; init; }

    /// <summary>Time of the review.</summary>
    public required Instant CreatedAt { get; init; }
}
