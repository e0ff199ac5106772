using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>Loads the reviews of the decisions in scope.</summary>
internal sealed class ReviewLoader(LedgerEvidence evidence, Dictionary<Guid, int> decisions)
{
    private readonly ReviewDocumentReader _documents = new(evidence.Words, evidence.ReasonSets);

    /// <summary>Reads <c>llm_decision_reviews</c>.</summary>
    public void Load(ILedgerReader ledger)
    {
        StringPool words = evidence.Words;
        foreach (LlmDecisionReviewRow row in ledger.ReadReviews())
        {
            evidence.Scope.ReviewsTotal++;
            if (!decisions.TryGetValue(row.TradeDecisionId, out int decision))
            {
                continue;
            }

            string verdict = Lower.Of(row.Verdict);
            var fact = new ReviewFact
            {
                Id = row.Id,
                Decision = decision,
                Model = words.Add(row.Model),
                PromptVersion = words.Add(row.PromptVersion),
                Verdict = words.Add(verdict),
                Confidence = row.Confidence,
                AdjustedQty = row.AdjustedQty,
                TokensPrompt = row.TokensPrompt,
                TokensCompletion = row.TokensCompletion,
                CreatedNs = EventTime.FromInstant(row.CreatedAt),
            };
            _documents.ReadResponse(row.ResponseJson, ref fact);
            if (verdict == "error")
            {
                // An error is nobody's verdict, whatever an unusable answer holds.
                fact.Verdict = words.Add(verdict);
            }

            fact.RiskFlags = _documents.ReadFlags(row.RiskFlags);
            evidence.Reviews.Add(fact);
        }

        ChunkedList<ReviewFact> reviews = evidence.Reviews;
        var order = new RowOrder(ledger.ForeignIds);
        reviews.Sort((a, b) => order.Compare(reviews[a].CreatedNs, reviews[a].Id, reviews[b].CreatedNs, reviews[b].Id));
        for (int i = 0; i < reviews.Count; i++)
        {
            ref DecisionFact reviewed = ref evidence.Decisions[reviews[i].Decision];
            reviewed.ReviewReason = reviewed.ReviewReason == 0 ? ReasonOf(in reviews[i]) : reviewed.ReviewReason;
        }
    }

    /// <summary>The policy's reason, else the verdict of policy or model where it is not to approve.</summary>
    private int ReasonOf(in ReviewFact review)
    {
        if (review.PolicyOverride != 0)
        {
            return review.PolicyOverride;
        }

        string verdict = evidence.Word(review.PolicyVerdict != 0 ? review.PolicyVerdict : review.Verdict);
        return verdict is "approve" or "adjust" or "" ? 0 : evidence.Words.Add("llm_" + verdict);
    }
}
