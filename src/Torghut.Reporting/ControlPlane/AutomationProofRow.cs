using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.ControlPlane;

/// <summary>How it was proven that automation leaves the run's changes alone.</summary>
public sealed record AutomationProofRow
{
    /// <summary><c>proven</c> when automation was seen to leave a change alone, <c>ordered</c> when the order of what was seen leaves it no way to act, <c>failed</c> when neither: then the run ended.</summary>
    [Words("proven", "ordered", "failed")]
    public required string Verdict { get; init; }

    /// <summary>The proof in a sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>The verdict of each Application.</summary>
    public required IReadOnlyList<ApplicationVerdictRow> Applications { get; init; }

    /// <summary>What was seen, step by step.</summary>
    public required IReadOnlyList<ObservationRow> Evidence { get; init; }
}
