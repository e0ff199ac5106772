namespace Torghut.Trading.Pipeline;

/// <summary>What is planned on the trader's agenda.</summary>
internal enum PlannedKind : byte
{
    /// <summary>An order update becomes known.</summary>
    OrderUpdate,

    /// <summary>The market looks for orders without a market.</summary>
    NoMarketCheck,

    /// <summary>An order meets the market.</summary>
    OrderArrival,

    /// <summary>The session closes.</summary>
    SessionClose,

    /// <summary>A reviewed decision is submitted.</summary>
    Submission,

    /// <summary>A strategy and its overlays look at a signal of its timeframe.</summary>
    Evaluation,

    /// <summary>The overlays of a strategy look at a signal that the strategy itself does not read.</summary>
    OverlayCheck,

    /// <summary>The account is recorded.</summary>
    Snapshot,
}
