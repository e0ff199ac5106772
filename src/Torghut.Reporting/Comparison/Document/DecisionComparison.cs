using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>
/// Two runs' decisions in the order of <c>decision_hash</c>: by event time, symbol, strategy and action. Decisions of equal
/// event time, symbol, strategy and action are the same decision.
/// </summary>
public sealed record DecisionComparison
{
    /// <summary>Decisions of the first run.</summary>
    [Unit(Units.Count)]
    public required long FirstCount { get; init; }

    /// <summary>Decisions of the other run.</summary>
    [Unit(Units.Count)]
    public required long SecondCount { get; init; }

    /// <summary>Decisions that both have and that are alike in all that the hash covers.</summary>
    [Unit(Units.Count)]
    public required long Equal { get; init; }

    /// <summary>Decisions that both have and that differ.</summary>
    [Unit(Units.Count)]
    public required long Changed { get; init; }

    /// <summary>Decisions of the first run alone.</summary>
    [Unit(Units.Count)]
    public required long OnlyInFirst { get; init; }

    /// <summary>Decisions of the other run alone.</summary>
    [Unit(Units.Count)]
    public required long OnlyInSecond { get; init; }

    /// <summary>The first place where they part; null where they do not.</summary>
    public required DecisionDivergence? FirstDivergence { get; init; }
}
