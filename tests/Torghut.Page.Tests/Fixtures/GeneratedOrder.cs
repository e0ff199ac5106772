using System.Globalization;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>The rows of one order.</summary>
internal sealed class GeneratedOrder(DayOptions options, TradeDecisionRow decision, string side, decimal qty)
{
    private readonly string _key = decision.DecisionHash!;

    public ExecutionRow Order(Instant submitted, Instant filledAt, decimal filled, decimal price, string status) => new()
    {
        Id = DeterministicGuid.Create("executions", _key),
        TradeDecisionId = decision.Id,
        AlpacaAccountLabel = "paper",
        AlpacaOrderId = DeterministicGuid.Create("orders", _key).ToString(),
        ClientOrderId = _key,
        Symbol = decision.Symbol,
        Side = side,
        OrderType = "limit",
        TimeInForce = "day",
        SubmittedQty = qty,
        FilledQty = filled,
        AvgFillPrice = filled > 0 ? price : null,
        Status = status,
        ExecutionExpectedAdapter = "simulation",
        ExecutionActualAdapter = "simulation",
        ExecutionCorrelationId = _key,
        ExecutionIdempotencyKey = _key,
        ExecutionAuditJson = decision.DecisionJson[decision.DecisionJson.IndexOf("\"simulation_context\"", StringComparison.Ordinal)..^4].Insert(0, "{") + "}",
        CreatedAt = submitted,
        LastUpdateAt = filledAt,
        UpdatedAt = filledAt,
    };

    public ExecutionOrderEventRow Event(ExecutionRow order, string type, Instant at, decimal filled, decimal? price, decimal step)
    {
        string natural = string.Create(CultureInfo.InvariantCulture, $"{_key}:{type}:{filled}");
        string fill = price is { } p ? string.Create(CultureInfo.InvariantCulture, $",\"price\":\"{p}\",\"qty\":\"{step}\"") : "";
        Instant market = at - Duration.FromMilliseconds(20);
        return new ExecutionOrderEventRow
        {
            Id = DeterministicGuid.Create("execution_order_events", natural),
            EventFingerprint = natural,
            SourceTopic = "trade_updates",
            AlpacaAccountLabel = "paper",
            EventTs = at,
            Symbol = decision.Symbol,
            ClientOrderId = _key,
            AlpacaOrderId = order.AlpacaOrderId,
            EventType = type,
            Status = type is "new" ? "accepted" : type is "fill" ? "filled" : type is "partial_fill" ? "partially_filled" : type,
            Qty = qty,
            FilledQty = filled,
            AvgFillPrice = price,
            RawEvent = $"{{\"run\":\"{options.RunId}\",\"payload\":{{\"event\":\"{type}\",\"timestamp\":\"{EventTime.Format(market)}\"{fill}}}}}",
            ExecutionId = order.Id,
            TradeDecisionId = decision.Id,
            CreatedAt = at,
        };
    }

    public ExecutionTcaMetricRow Tca(ExecutionRow order, decimal arrival, decimal fill, int direction)
    {
        decimal bps = decimal.Round(direction * (fill - arrival) / arrival * 10_000m, 8);
        return new ExecutionTcaMetricRow
        {
            Id = DeterministicGuid.Create("execution_tca_metrics", _key),
            ExecutionId = order.Id,
            TradeDecisionId = decision.Id,
            StrategyId = decision.StrategyId,
            AlpacaAccountLabel = "paper",
            Symbol = decision.Symbol,
            Side = side,
            ArrivalPrice = arrival,
            AvgFillPrice = fill,
            FilledQty = order.FilledQty,
            SignedQty = direction * order.FilledQty,
            SlippageBps = bps,
            ShortfallNotional = decimal.Round(direction * (fill - arrival) * order.FilledQty, 8),
            RealizedShortfallBps = bps,
            ChurnQty = 0,
            ComputedAt = order.UpdatedAt,
        };
    }
}
