namespace Torghut.Trading.RuntimeEvents;

/// <summary>What a runtime event is.</summary>
/// <param name="Component">Component that says it.</param>
/// <param name="Severity"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Code">Stable code.</param>
internal sealed record RuntimeEventKind(string Component, string Severity, string Code)
{
    /// <summary>Trading of a symbol stops.</summary>
    public static RuntimeEventKind TradingHalted { get; } = new("execution", RuntimeEventRows.Warning, "trading_halted");

    /// <summary>Trading of a symbol goes on.</summary>
    public static RuntimeEventKind TradingResumed { get; } = new("execution", RuntimeEventRows.Info, "trading_resumed");

    /// <summary>Open orders were canceled at the close.</summary>
    public static RuntimeEventKind OrdersCanceledAtClose { get; } = new("execution", RuntimeEventRows.Info, "orders_canceled_at_close");

    /// <summary>An order found no market.</summary>
    public static RuntimeEventKind NoMarket { get; } = new("execution", RuntimeEventRows.Warning, "no_market");

    /// <summary>Events behind their watermark were left out.</summary>
    public static RuntimeEventKind LateEvents { get; } = new("ta", RuntimeEventRows.Warning, "late_events");

    /// <summary>Outcomes of signals in half an hour.</summary>
    public static RuntimeEventKind SignalOutcomeCounts { get; } = new("trader", RuntimeEventRows.Info, "signal_outcome_counts");

    /// <summary>The feature-quality gate refused signals.</summary>
    public static RuntimeEventKind FeatureGateRefusals { get; } = new("trader", RuntimeEventRows.Warning, "feature_gate_refusals");

    /// <summary>The kill switch is on.</summary>
    public static RuntimeEventKind KillSwitch { get; } = new("trader", RuntimeEventRows.Warning, "kill_switch_enabled");

    /// <summary>An emergency stop is in force.</summary>
    public static RuntimeEventKind EmergencyStop { get; } = new("trader", RuntimeEventRows.Warning, "emergency_stop");

    /// <summary>Trading is switched off.</summary>
    public static RuntimeEventKind TradingDisabled { get; } = new("trader", RuntimeEventRows.Warning, "trading_disabled");

    /// <summary>A position that the account starts with is in a symbol that the run has no data of.</summary>
    public static RuntimeEventKind StartingPositionWithoutData { get; } =
        new("trader", RuntimeEventRows.Warning, "starting_position_without_data");

    /// <summary>Order updates that came after later ones, or were of no known order.</summary>
    public static RuntimeEventKind OrderUpdatesNotApplied { get; } = new("order_feed", RuntimeEventRows.Warning, "order_updates_not_applied");

    /// <summary>The reviewer failed too often and is not asked for a while.</summary>
    public static RuntimeEventKind ReviewCircuitOpened { get; } = new("review", RuntimeEventRows.Warning, "llm_circuit_opened");

    /// <summary>The run's budget for reviews is spent.</summary>
    public static RuntimeEventKind ReviewBudgetSpent { get; } = new("review", RuntimeEventRows.Warning, "llm_budget_spent");
}
