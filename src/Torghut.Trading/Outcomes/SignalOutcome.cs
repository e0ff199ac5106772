namespace Torghut.Trading.Outcomes;

/// <summary>What became of one signal read by one strategy. Each pair has exactly one outcome.</summary>
internal enum SignalOutcome
{
    /// <summary>A decision was written, whatever became of it.</summary>
    Decision,

    /// <summary>The strategy saw nothing to do.</summary>
    NoSetup,

    /// <summary>An indicator that the strategy reads has not had the bars it needs.</summary>
    WarmUp,

    /// <summary>An indicator that the strategy reads is null after the warm-up.</summary>
    NullIndicator,

    /// <summary>A sell setup without a position to reduce, and the strategy may not go short.</summary>
    NoPosition,

    /// <summary>An exit overlay asks for a sale that is under way already.</summary>
    ExitPending,

    /// <summary>An exit overlay decided for this symbol and second.</summary>
    ExitOverlay,

    /// <summary>An entry setup in the last minutes, when the strategy only closes positions.</summary>
    SessionFlatten,

    /// <summary>The decision would fall before the open, or at or after the close.</summary>
    OutsideSession,

    /// <summary>The strategy is switched off.</summary>
    StrategyDisabled,

    /// <summary>The symbol is not in the strategy's universe.</summary>
    SymbolNotAllowed,

    /// <summary>Gate: the signal is not after the one before.</summary>
    NonMonotonicProgression,

    /// <summary>Gate: the signal breaks the contract of its columns.</summary>
    SchemaMismatch,

    /// <summary>Gate: the signal is too old at the decision.</summary>
    FeatureStaleness,

    /// <summary>Gate: too many signals of the batch are repeated.</summary>
    DuplicateRatio,

    /// <summary>Gate: too many required indicators of the batch are null.</summary>
    RequiredFeatureNullRate,
}
