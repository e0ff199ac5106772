namespace Torghut.Reporting.Stability;

/// <summary>The reasons of the feature-quality gate.</summary>
internal static class GateReasons
{
    /// <summary>Whether the outcome of a signal is a refusal by the gate.</summary>
    public static bool IsGateRefusal(string outcome) => outcome is "non_monotonic_progression" or "schema_mismatch"
        or "feature_staleness_exceeds_budget" or "duplicate_ratio_exceeds_threshold" or "required_feature_null_rate_exceeds_threshold";
}
