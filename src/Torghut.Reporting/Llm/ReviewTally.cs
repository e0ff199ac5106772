using Torghut.Reporting.Evidence;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Llm;

/// <summary>Counts reviews of one model and prompt version.</summary>
internal sealed class ReviewTally
{
    private readonly SortedDictionary<string, long> _verdicts = VerdictWords.ZeroFilled();

    public long Count { get; private set; }

    public long TokensPrompt { get; private set; }

    public long TokensCompletion { get; private set; }

    /// <summary>Adds a review.</summary>
    public void Add(in ReviewFact review, string verdict)
    {
        Count++;
        _verdicts[verdict] = _verdicts.GetValueOrDefault(verdict) + 1;
        TokensPrompt += review.TokensPrompt ?? 0;
        TokensCompletion += review.TokensCompletion ?? 0;
    }

    /// <summary>Cost of the tokens; null without a price.</summary>
    public decimal? Cost(ModelPrice? price) =>
        price is null ? null : ((TokensPrompt * price.PromptPerMillion) + (TokensCompletion * price.CompletionPerMillion)) / 1_000_000m;

    /// <summary>The row of the report.</summary>
    public ModelPromptCount ToRow(string model, string promptVersion, ModelPrice? price) => new()
    {
        Model = model,
        PromptVersion = promptVersion,
        Count = Count,
        VerdictCounts = _verdicts,
        Tokens = new TokenTotals { Prompt = TokensPrompt, Completion = TokensCompletion, Total = TokensPrompt + TokensCompletion },
        Cost = Cost(price),
    };
}
