namespace Torghut.Reporting.Evidence;

/// <summary>Names of the stages of a decision.</summary>
internal static class SubmissionStages
{
    /// <summary>The name of a stage; null for an unknown one.</summary>
    public static string? Name(SubmissionStage stage) => stage switch
    {
        SubmissionStage.Intent => "intent",
        SubmissionStage.Sized => "sized",
        SubmissionStage.RiskPassed => "risk_passed",
        SubmissionStage.ReviewPassed => "review_passed",
        SubmissionStage.Submitted => "submitted",
        _ => null,
    };
}
