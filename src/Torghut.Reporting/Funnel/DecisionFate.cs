using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Funnel;

/// <summary>How far one decision came.</summary>
internal readonly struct DecisionFate
{
    public DecisionFate(in DecisionFact decision, LedgerEvidence evidence)
    {
        Submitted = decision.ExecutionCount > 0;
        Stage = Submitted ? SubmissionStage.Submitted : decision.Stage;
        Accepted = decision.OrderAccepted;
        Filled = decision.OrderFilled;
        Reasons = evidence.ReasonSets[decision.Reasons];
        ReviewReason = evidence.Word(decision.ReviewReason);
    }

    /// <summary>The last stage it passed.</summary>
    public SubmissionStage Stage { get; }

    /// <summary>Whether it became an order.</summary>
    public bool Submitted { get; }

    /// <summary>Whether an order of it was accepted.</summary>
    public bool Accepted { get; }

    /// <summary>Whether an order of it was filled at least in part.</summary>
    public bool Filled { get; }

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>What the review said against it; empty if nothing.</summary>
    public string ReviewReason { get; }

    /// <summary>Name of the stage that it did not pass.</summary>
    public string FailedStage => Stage switch
    {
        SubmissionStage.Intent => "sizing",
        SubmissionStage.Sized => "risk",
        SubmissionStage.RiskPassed => "review",
        SubmissionStage.ReviewPassed => "submission",
        _ => "decision",
    };
}
