using NodaTime;

namespace Torghut.Trading.Ledger;

/// <summary>A row of <c>execution_tca_metrics</c>: transaction cost analysis of one execution.</summary>
public sealed record ExecutionTcaMetricRow : ILedgerRow
{
    /// <summary>Primary key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Execution.</summary>
    public required Guid ExecutionId { get; init; }

    /// <summary>Decision.</summary>
    public Guid? TradeDecisionId { get; init; }

    /// <summary>Strategy.</summary>
    public Guid? StrategyId { get; init; }

    /// <summary>Account.</summary>
    public string? AlpacaAccountLabel { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary>Mid when the order was submitted.</summary>
    public decimal? ArrivalPrice { get; init; }

    /// <summary>Average fill price.</summary>
    public decimal? AvgFillPrice { get; init; }

    /// <summary>Filled quantity, shares.</summary>
    public required decimal FilledQty { get; init; }

    /// <summary>Filled quantity, negative for a sell.</summary>
    public required decimal SignedQty { get; init; }

    /// <summary>Direction·(fill − arrival)÷arrival·10000.</summary>
    public decimal? SlippageBps { get; init; }

    /// <summary>Direction·(fill − arrival)·quantity.</summary>
    public decimal? ShortfallNotional { get; init; }

    /// <summary>Expected median shortfall.</summary>
    public decimal? ExpectedShortfallBpsP50 { get; init; }

    /// <summary>Expected 95th percentile of the shortfall.</summary>
    public decimal? ExpectedShortfallBpsP95 { get; init; }

    /// <summary>Equals the slippage.</summary>
    public decimal? RealizedShortfallBps { get; init; }

    /// <summary>Realized − expected median; null without an expectation.</summary>
    public decimal? DivergenceBps { get; init; }

    /// <summary>Version of the execution simulation.</summary>
    public string? SimulatorVersion { get; init; }

    /// <summary>Quantity that reverses an earlier fill of the same day.</summary>
    public required decimal ChurnQty { get; init; }

    /// <summary>Churned ÷ filled quantity.</summary>
    public decimal? ChurnRatio { get; init; }

    /// <summary>Event time of the last update behind it.</summary>
    public required Instant ComputedAt { get; init; }
}
