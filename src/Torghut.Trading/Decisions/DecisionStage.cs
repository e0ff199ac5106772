namespace Torghut.Trading.Decisions;

/// <summary>The last stage that a decision passed (<c>submission_stage</c>).</summary>
internal enum DecisionStage
{
    /// <summary>A strategy or an overlay wants it.</summary>
    Intent,

    /// <summary>It has a quantity.</summary>
    Sized,

    /// <summary>No risk check stands against it.</summary>
    RiskPassed,

    /// <summary>The review lets it pass.</summary>
    ReviewPassed,

    /// <summary>The order is on its way.</summary>
    Submitted,
}
