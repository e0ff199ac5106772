using System.Text;

namespace Torghut.Trading.Review.Limits;

/// <summary>
/// Counts what reviews cost. Once the budget is used up, nobody is asked any more; a question that is asked before may
/// go over it. Where a server counts no tokens, a token is taken to be four bytes of text.
/// </summary>
internal sealed class ReviewBudget(ReviewBudgetOptions options)
{
    private const int BytesPerToken = 4;
    private const decimal Million = 1_000_000m;

    /// <summary>Tokens used.</summary>
    public long Tokens { get; private set; }

    /// <summary>Cost; 0 where prices are not known.</summary>
    public decimal Cost { get; private set; }

    /// <summary>The code of what is used up; null while nothing is.</summary>
    public string? Spent => Tokens >= options.MaxTokens ? "token_budget_spent" : Cost >= options.MaxCost ? "cost_budget_spent" : null;

    /// <summary>Counts an answer.</summary>
    public void Add(string input, ReviewAnswer answer)
    {
        if (answer.Response is null && answer.TokensPrompt is null)
        {
            return;
        }

        long prompt = answer.TokensPrompt ?? Estimate(input);
        long completion = answer.TokensCompletion ?? Estimate(answer.Response ?? string.Empty);
        Tokens += prompt + completion;
        Cost += ((prompt * (options.PromptPerMillion ?? 0)) + (completion * (options.CompletionPerMillion ?? 0))) / Million;
    }

    private static long Estimate(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}
