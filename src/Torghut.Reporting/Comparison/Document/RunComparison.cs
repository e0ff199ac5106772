namespace Torghut.Reporting.Comparison.Document;

/// <summary>One run against the first.</summary>
public sealed record RunComparison
{
    /// <summary>Label of the first run.</summary>
    public required string First { get; init; }

    /// <summary>Label of the other run.</summary>
    public required string Second { get; init; }

    /// <summary>Whether input, decisions, orders and figures are the same.</summary>
    public required bool Equal { get; init; }

    /// <summary>What the two have in common.</summary>
    public required IdentityComparison Identity { get; init; }

    /// <summary>Keys of the manifest, with its defaults put in, whose values differ, in order; empty where a run has no parameters.</summary>
    public required IReadOnlyList<ParameterChange> Parameters { get; init; }

    /// <summary>Other statements about the run that differ: calendar, source, models of execution and the like.</summary>
    public required IReadOnlyList<ParameterChange> Circumstances { get; init; }

    /// <summary>Decisions row by row; null where a ledger could not be read.</summary>
    public required DecisionComparison? Decisions { get; init; }

    /// <summary>Order events row by row; null where a ledger could not be read.</summary>
    public required OrderEventComparison? OrderEvents { get; init; }

    /// <summary>Every figure of the reports.</summary>
    public required FigureComparison Figures { get; init; }

    /// <summary>Findings that the other run has and the first has not.</summary>
    public required IReadOnlyList<ComparedFinding> FindingsAppeared { get; init; }

    /// <summary>Findings that the first run has and the other has not.</summary>
    public required IReadOnlyList<ComparedFinding> FindingsDisappeared { get; init; }

    /// <summary>Findings of both whose severity, observed value or threshold differs.</summary>
    public required IReadOnlyList<ChangedFinding> FindingsChanged { get; init; }

    /// <summary>Codes of caveats that the other run has and the first has not.</summary>
    public required IReadOnlyList<string> CaveatsAppeared { get; init; }

    /// <summary>Codes of caveats that the first run has and the other has not.</summary>
    public required IReadOnlyList<string> CaveatsDisappeared { get; init; }

    /// <summary>Whether the other run's verdict is worse, or it has a finding of severity <c>fail</c> that the first has not.</summary>
    public required bool Regression { get; init; }
}
