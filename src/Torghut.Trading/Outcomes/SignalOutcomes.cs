namespace Torghut.Trading.Outcomes;

/// <summary>Spellings and classes of the outcomes.</summary>
internal static class SignalOutcomes
{
    /// <summary>All outcomes.</summary>
    public static IReadOnlyList<SignalOutcome> All { get; } = Enum.GetValues<SignalOutcome>();

    /// <summary>All outcomes in ordinal order of their codes.</summary>
    public static IReadOnlyList<SignalOutcome> ByCode { get; } = [.. All.OrderBy(Code, StringComparer.Ordinal)];

    /// <summary>The outcome's code in documents.</summary>
    public static string Code(SignalOutcome outcome) => outcome switch
    {
        SignalOutcome.Decision => "decision",
        SignalOutcome.NoSetup => "no_setup",
        SignalOutcome.WarmUp => "warm_up",
        SignalOutcome.NullIndicator => "null_indicator",
        SignalOutcome.NoPosition => "no_position",
        SignalOutcome.ExitPending => "exit_pending",
        SignalOutcome.ExitOverlay => "exit_overlay",
        SignalOutcome.SessionFlatten => "session_flatten",
        SignalOutcome.OutsideSession => "outside_session",
        SignalOutcome.StrategyDisabled => "strategy_disabled",
        SignalOutcome.SymbolNotAllowed => "symbol_not_allowed",
        SignalOutcome.NonMonotonicProgression => "non_monotonic_progression",
        SignalOutcome.SchemaMismatch => "schema_mismatch",
        SignalOutcome.FeatureStaleness => "feature_staleness_exceeds_budget",
        SignalOutcome.DuplicateRatio => "duplicate_ratio_exceeds_threshold",
        SignalOutcome.RequiredFeatureNullRate => "required_feature_null_rate_exceeds_threshold",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>Whether the feature-quality gate refused the signal.</summary>
    public static bool IsGateRefusal(SignalOutcome outcome) => outcome >= SignalOutcome.NonMonotonicProgression;

    /// <summary>Whether the strategy's function or its exit overlays saw the signal.</summary>
    public static bool IsEvaluated(SignalOutcome outcome) => outcome < SignalOutcome.OutsideSession;
}
