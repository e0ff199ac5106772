namespace Torghut.Reporting.Evaluation;

/// <summary>What a language model's reviews came to, for one run or for a window.</summary>
public sealed record LlmEvaluation
{
    /// <summary>Whether every ledger that could have reviews in it was read.</summary>
    public bool Ok => Window.UnreadableRuns.Count == 0;

    /// <summary>Which reviews are meant.</summary>
    public required LlmEvaluationWindow Window { get; init; }

    /// <summary>The figures.</summary>
    public required LlmEvaluationMetrics Metrics { get; init; }
}
