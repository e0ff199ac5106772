using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Request;

/// <summary>Thresholds behind the findings.</summary>
public sealed record VerdictThresholds
{
    /// <summary>Least share of session minutes with data; below it the verdict is FAIL.</summary>
    [Unit(Units.Ratio)]
    public double CoverageRatioMin { get; init; } = 0.95;

    /// <summary>Least share of session minutes with data of one symbol; below it a WARN.</summary>
    [Unit(Units.Ratio)]
    public double SymbolCoverageRatioMin { get; init; } = 0.95;

    /// <summary>Greatest share of language-model reviews that are errors; above it a WARN.</summary>
    [Unit(Units.Ratio)]
    public double LlmErrorRateMax { get; init; } = 0.05;

    /// <summary>Greatest share of executions with a fallback; above it a WARN, at 1 a FAIL.</summary>
    [Unit(Units.Ratio)]
    public double FallbackRatioMax { get; init; } = 0.2;

    /// <summary>Greatest share of actions in one half hour; above it a WARN.</summary>
    [Unit(Units.Ratio)]
    public double ActionShareInHalfHourMax { get; init; } = 0.6;

    /// <summary>Number of actions from which their concentration is judged.</summary>
    [Unit(Units.Count)]
    public int ActionConcentrationMinActions { get; init; } = 10;

    /// <summary>Least number of closed trades for statistics to mean anything; below it a WARN.</summary>
    [Unit(Units.Count)]
    public int MinClosedTrades { get; init; } = 30;

    /// <summary>Greatest share of input records outside the window; above it a WARN.</summary>
    [Unit(Units.Ratio)]
    public double OutOfWindowRateMax { get; init; } = 0.05;

    /// <summary>Greatest share of input records that violate the contract; above it a WARN.</summary>
    [Unit(Units.Ratio)]
    public double QuarantineRateMax { get; init; } = 0.001;

    /// <summary>Greatest share of rejected executions; above it a WARN.</summary>
    [Unit(Units.Ratio)]
    public double RejectRateMax { get; init; } = 0.1;
}
