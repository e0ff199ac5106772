namespace Torghut.Trading.Review.Limits;

/// <summary>What the reviews of one run may cost.</summary>
public sealed record ReviewBudgetOptions
{
    /// <summary>Most tokens, of requests and responses together; null for no limit.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>Greatest cost; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Price of a million prompt tokens; null where it is not known.</summary>
    public decimal? PromptPerMillion { get; init; }

    /// <summary>Price of a million completion tokens; null where it is not known.</summary>
    public decimal? CompletionPerMillion { get; init; }
}
