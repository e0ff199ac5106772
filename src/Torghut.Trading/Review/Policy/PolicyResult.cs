namespace Torghut.Trading.Review.Policy;

/// <summary>What the policy makes of a response: exactly one verdict, with at most one reason.</summary>
public sealed record PolicyResult
{
    /// <summary>To approve, to veto or to adjust.</summary>
    public required ReviewVerdict Verdict { get; init; }

    /// <summary>Why; null where the reviewer's approval or adjustment stands as it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Guardrails that applied, in the order of their checks.</summary>
    public IReadOnlyList<string> Guardrails { get; init; } = [];

    /// <summary>The fail mode where the policy fell back on one.</summary>
    public FailMode? Fallback { get; init; }

    /// <summary>Shares of an adjustment within its bounds, before rounding to the step; null otherwise.</summary>
    public decimal? Quantity { get; init; }
}
