using Torghut.Trading.Execution.Models;

namespace Torghut.Trading.Execution;

/// <summary>The rules of the execution simulation.</summary>
public static class ExecutionModels
{
    /// <summary>Version of the rules, in <c>execution_tca_metrics.simulator_version</c>.</summary>
    public const string Version = "quote-replay-v1";

    /// <summary>All rules, each with what it does and in which direction it errs.</summary>
    public static IReadOnlyList<ExecutionModelDescription> All { get; } =
    [
        ModelledLatency.Description,
        ArrivalMid.Description,
        TradableQuote.Description,
        TakeOpposite.Description,
        DisplayedSize.Description,
        RestingReached.Description,
        TradeThrough.Description,
        QueueAhead.Description,
        MarketableLimit.Description,
        ImmediateOrCancel.Description,
        NoMarketTimeout.Description,
        SessionCloseCancel.Description,
    ];
}
