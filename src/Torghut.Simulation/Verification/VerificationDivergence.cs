using Torghut.Reporting.Comparison.Document;

namespace Torghut.Simulation.Verification;

/// <summary>Where the two sides part first.</summary>
public sealed record VerificationDivergence
{
    /// <summary>The first decision that differs; null where all are the same, or a ledger cannot be read.</summary>
    public required DecisionDivergence? Decision { get; init; }

    /// <summary>The first order event that differs; null where all are the same, or a ledger cannot be read.</summary>
    public required OrderEventDivergence? OrderEvent { get; init; }

    /// <summary>The first figure of the report that differs; null where all are the same.</summary>
    public required FigureDifference? Figure { get; init; }

    /// <summary>Figures of the report that differ.</summary>
    public required int DifferentFigures { get; init; }
}
