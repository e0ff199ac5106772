using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Funnel;

/// <summary>How often one reason stopped something.</summary>
public sealed record SuppressionCount
{
    /// <summary><c>signal</c> (no decision came of it), or the stage that a decision did not pass: <c>sizing, risk, review, submission</c>; <c>decision</c> where the ledger does not say which.</summary>
    [Words("signal", "sizing", "risk", "review", "submission", "decision")]
    public required string Stage { get; init; }

    /// <summary>Reason code; <c>no_reason_given</c> where the ledger has none.</summary>
    public required string Reason { get; init; }

    /// <summary>How often. A decision with two reasons counts under both.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }
}
