using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;
using Torghut.Trading.Risk;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Decisions;

/// <summary>One decision on its way from intent to order. Times are nanoseconds since the Unix epoch, whole microseconds.</summary>
internal sealed class Decision
{
    /// <summary>The signal behind it.</summary>
    public required GatedSignal Source { get; init; }

    /// <summary>The strategy.</summary>
    public required RosterStrategy Strategy { get; init; }

    /// <summary>Name of the symbol.</summary>
    public required string SymbolName { get; init; }

    /// <summary>Direction.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Whether it only reduces the strategy's position.</summary>
    public required bool Reduces { get; init; }

    /// <summary>Whether an exit overlay decided, not the strategy.</summary>
    public required bool IsOverlay { get; init; }

    /// <summary>Tokens that say why.</summary>
    public required string Rationale { get; init; }

    /// <summary><c>decision_hash</c>.</summary>
    public required string Hash { get; init; }

    /// <summary><c>trade_decisions.id</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was made.</summary>
    public required long DecidedNs { get; init; }

    /// <summary>Lineage.</summary>
    public required SimulationContext Context { get; init; }

    /// <summary>The quote that it saw; null without one.</summary>
    public required PriceSnapshot? Price { get; init; }

    /// <summary>How long an order stands.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>Pricing of the order.</summary>
    public OrderType OrderType { get; set; } = OrderType.Market;

    /// <summary>Limit price, units of 1e-8; null for a market order.</summary>
    public long? LimitPriceE8 { get; set; }

    /// <summary>How the quantity came about; null before sizing.</summary>
    public Sizing? Sizing { get; set; }

    /// <summary>Why it does not become an order; empty where nothing stands against it.</summary>
    public RiskReasons Reasons { get; set; }

    /// <summary>Why the review did not let it pass; null where it did.</summary>
    public string? ReviewReason { get; set; }

    /// <summary>Last stage passed.</summary>
    public DecisionStage Stage { get; set; } = DecisionStage.Intent;

    /// <summary>Status before there is an order.</summary>
    public DecisionStatus Status { get; set; } = DecisionStatus.Planned;

    /// <summary>Ordinal of the symbol.</summary>
    public ushort Symbol => Signal.Symbol;

    /// <summary>The signal.</summary>
    public ref readonly Signal Signal => ref Source.Signal;

    /// <summary>Shares that the review put in place of the sized ones; null where it did not.</summary>
    public decimal? AdjustedQuantity { get; set; }

    /// <summary>Shares; 0 where sizing could not know them.</summary>
    public decimal Quantity => AdjustedQuantity ?? Sizing?.Quantity ?? 0;
}
