using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>verdict</c>.</summary>
internal static class VerdictShape
{
    /// <summary>The description.</summary>
    public static SectionShape<VerdictThresholds> Shape { get; } = new SectionShape<VerdictThresholds>(() => new VerdictThresholds())
        .Value(
            "coverage_ratio_min",
            NumberShape.Share,
            verdict => verdict.CoverageRatioMin,
            (verdict, value) => verdict with { CoverageRatioMin = value },
            "Least share of session minutes with data; below it the verdict is FAIL.")
        .Value(
            "symbol_coverage_ratio_min",
            NumberShape.Share,
            verdict => verdict.SymbolCoverageRatioMin,
            (verdict, value) => verdict with { SymbolCoverageRatioMin = value },
            "Least share of session minutes with data of one symbol; below it a warning.")
        .Value(
            "llm_error_rate_max",
            NumberShape.Share,
            verdict => verdict.LlmErrorRateMax,
            (verdict, value) => verdict with { LlmErrorRateMax = value },
            "Greatest share of language-model reviews that are errors; above it a warning.")
        .Value(
            "fallback_ratio_max",
            NumberShape.Share,
            verdict => verdict.FallbackRatioMax,
            (verdict, value) => verdict with { FallbackRatioMax = value },
            "Greatest share of executions with a fallback; above it a warning, at 1 the verdict is FAIL.")
        .Value(
            "action_share_in_half_hour_max",
            NumberShape.Share,
            verdict => verdict.ActionShareInHalfHourMax,
            (verdict, value) => verdict with { ActionShareInHalfHourMax = value },
            "Greatest share of actions in one half hour; above it a warning.")
        .Value(
            "action_concentration_min_actions",
            WholeShape.Count,
            verdict => verdict.ActionConcentrationMinActions,
            (verdict, value) => verdict with { ActionConcentrationMinActions = (int)value },
            "Number of actions from which their concentration is judged.")
        .Value(
            "min_closed_trades",
            WholeShape.Count,
            verdict => verdict.MinClosedTrades,
            (verdict, value) => verdict with { MinClosedTrades = (int)value },
            "Least number of closed trades for statistics to mean anything; below it a warning.")
        .Value(
            "out_of_window_rate_max",
            NumberShape.Share,
            verdict => verdict.OutOfWindowRateMax,
            (verdict, value) => verdict with { OutOfWindowRateMax = value },
            "Greatest share of input records outside the window; above it a warning.")
        .Value(
            "quarantine_rate_max",
            NumberShape.Share,
            verdict => verdict.QuarantineRateMax,
            (verdict, value) => verdict with { QuarantineRateMax = value },
            "Greatest share of input records that violate the contract; above it a warning.")
        .Value(
            "reject_rate_max",
            NumberShape.Share,
            verdict => verdict.RejectRateMax,
            (verdict, value) => verdict with { RejectRateMax = value },
            "Greatest share of rejected executions; above it a warning.");
}
