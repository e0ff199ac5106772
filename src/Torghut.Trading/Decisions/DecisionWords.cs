namespace Torghut.Trading.Decisions;

/// <summary>Spellings of stages and statuses in rows.</summary>
internal static class DecisionWords
{
    /// <summary>The stage as <c>submission_stage</c> spells it.</summary>
    public static string Of(DecisionStage stage) => stage switch
    {
        DecisionStage.Intent => "intent",
        DecisionStage.Sized => "sized",
        DecisionStage.RiskPassed => "risk_passed",
        DecisionStage.ReviewPassed => "review_passed",
        DecisionStage.Submitted => "submitted",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>The status as <c>trade_decisions.status</c> spells it.</summary>
    public static string Of(DecisionStatus status) => status switch
    {
        DecisionStatus.Planned => "planned",
        DecisionStatus.Submitted => "submitted",
        DecisionStatus.Rejected => "rejected",
        DecisionStatus.Blocked => "blocked",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
