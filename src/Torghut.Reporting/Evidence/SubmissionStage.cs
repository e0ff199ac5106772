namespace Torghut.Reporting.Evidence;

/// <summary>The last stage that a decision passed.</summary>
internal enum SubmissionStage : byte
{
    /// <summary>The ledger does not say.</summary>
    Unknown,

    /// <summary>A strategy wanted it.</summary>
    Intent,

    /// <summary>It has a quantity.</summary>
    Sized,

    /// <summary>No risk check refused it.</summary>
    RiskPassed,

    /// <summary>No review refused it.</summary>
    ReviewPassed,

    /// <summary>It became an order.</summary>
    Submitted,
}
