using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>Writes ledgers as our trader does: decision 5 ms after the signal is known, order 0 ms later, acknowledged after 40 ms.</summary>
internal sealed class LedgerBuilder
{
    public const double TaSeconds = 2;
    public const double DecisionSeconds = 0.005;

    private static readonly Duration Acknowledge = Duration.FromMilliseconds(20);

    private int _next;

    public LedgerBuilder(string? runId = "run-1", string strategy = "tsmom")
    {
        RunId = runId;
        Strategy(strategy);
    }

    public string? RunId { get; }

    public InMemoryLedger Ledger { get; } = new();

    public StrategyRow Strategy(string name)
    {
        var row = new StrategyRow
        {
            Id = DeterministicGuid.Create("strategies", name),
            Name = name,
            Enabled = true,
            BaseTimeframe = "1Sec",
            UniverseType = "static",
            CreatedAt = Day.Open,
            UpdatedAt = Day.Open,
        };
        Ledger.Strategies.Add(row);
        return row;
    }

    /// <summary>A decision on a signal at a second.</summary>
    public TradeDecisionRow Decision(string symbol, string action, double second, DecisionShape? shape = null)
    {
        DecisionShape with = shape ?? new DecisionShape();
        Instant signal = Day.At(second);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("decision " + _next)));
        var row = new TradeDecisionRow
        {
            Id = DeterministicGuid.Create("trade_decisions", hash),
            StrategyId = with.StrategyId ?? Ledger.Strategies[0].Id,
            AlpacaAccountLabel = "paper",
            Symbol = symbol,
            Timeframe = "1Sec",
            DecisionJson = with.Json ?? DecisionJson(symbol, action, signal, with),
            DecisionHash = hash,
            Status = with.Status,
            CreatedAt = with.CreatedAt ?? Day.At(second + TaSeconds + DecisionSeconds),
        };
        _next++;
        Ledger.Decisions.Add(row);
        return row;
    }

    /// <summary>An order with its events, its TCA row, and as many fills as given.</summary>
    public ExecutionRow Execution(TradeDecisionRow decision, string side, decimal qty, params Fill[] fills) =>
        Execution(decision, side, qty, new ExecutionShape(), fills);

    /// <summary>The same, with deviations.</summary>
    public ExecutionRow Execution(TradeDecisionRow decision, string side, decimal qty, ExecutionShape shape, params Fill[] fills)
    {
        decimal filled = fills.Sum(fill => fill.Qty);
        decimal? average = filled == 0 ? null : Math.Round(fills.Sum(fill => fill.Qty * fill.Price) / filled, 8);
        Instant created = shape.CreatedAt ?? decision.CreatedAt;
        var row = new ExecutionRow
        {
            Id = DeterministicGuid.Create("executions", decision.DecisionHash + shape.Suffix),
            TradeDecisionId = decision.Id,
            AlpacaAccountLabel = shape.Account,
            AlpacaOrderId = "order-" + decision.DecisionHash + shape.Suffix,
            ClientOrderId = decision.DecisionHash,
            Symbol = decision.Symbol,
            Side = side,
            OrderType = "market",
            TimeInForce = "day",
            SubmittedQty = qty,
            FilledQty = filled,
            AvgFillPrice = shape.WithoutPrice ? null : average,
            Status = shape.Status ?? (filled == qty ? "filled" : "canceled"),
            ExecutionExpectedAdapter = "simulation",
            ExecutionActualAdapter = shape.ActualAdapter,
            ExecutionFallbackReason = shape.FallbackReason,
            ExecutionCorrelationId = "correlation",
            ExecutionIdempotencyKey = "key",
            ExecutionAuditJson = shape.AuditJson ?? ("{\"simulation_context\":" + Context(decision.DecisionJson) + "}"),
            LastUpdateAt = fills.Length == 0 ? created : Day.At(fills[^1].Second),
            CreatedAt = created,
            UpdatedAt = created,
        };
        Ledger.Executions.Add(row);
        if (shape.WithEvents)
        {
            AddEvents(row, decision, fills);
        }

        if (shape.ArrivalPrice is { } arrival && average is { } price)
        {
            AddTca(row, arrival, price, fills[^1].Second);
        }

        return row;
    }

    /// <summary>A review of a decision.</summary>
    public LlmDecisionReviewRow Review(TradeDecisionRow decision, string verdict, decimal? confidence, string responseJson = "{}")
    {
        var row = new LlmDecisionReviewRow
        {
            Id = DeterministicGuid.Create("llm_decision_reviews", decision.DecisionHash + verdict),
            TradeDecisionId = decision.Id,
            Model = "model-a",
            PromptVersion = "v1",
            InputJson = "{}",
            ResponseJson = responseJson,
            Verdict = verdict,
            Confidence = confidence,
            RiskFlags = "[\"wide_spread\"]",
            TokensPrompt = 1000,
            TokensCompletion = 100,
            CreatedAt = decision.CreatedAt,
        };
        Ledger.Reviews.Add(row);
        return row;
    }

    /// <summary>A runtime event.</summary>
    public void RuntimeEvent(string component, string severity, string code, string detail = "{}", string? symbol = null) =>
        Ledger.RuntimeEvents.Add(new RuntimeEventRow
        {
            Id = DeterministicGuid.Create("runtime_events", "event " + _next++),
            OccurredAt = Day.Open,
            Component = component,
            Severity = severity,
            Code = code,
            Symbol = symbol,
            Detail = detail,
        });

    private string DecisionJson(string symbol, string action, Instant signal, DecisionShape with)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"strategy_id\":\"x\",\"symbol\":\"{symbol}\",\"event_ts\":\"{EventTime.Format(signal)}\",");
        text.Append(CultureInfo.InvariantCulture, $"\"timeframe\":\"1Sec\",\"action\":\"{action}\",\"qty\":\"{with.Qty}\",\"order_type\":\"market\",\"params\":{{");
        text.Append(CultureInfo.InvariantCulture, $"\"price\":\"{with.Price}\",\"price_snapshot\":{{\"price\":\"{with.Price}\",\"spread\":\"{with.Spread}\"}},");
        if (RunId is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"simulation_context\":{{\"simulation_run_id\":{JsonSerializer.Serialize(with.RunId ?? RunId)},\"dataset_id\":\"dataset-1\",");
            text.Append(CultureInfo.InvariantCulture, $"\"dataset_event_id\":\"t:0:{_next}\",\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":{_next},");
            text.Append(CultureInfo.InvariantCulture, $"\"replay_topic\":\"s\",\"signal_event_ts\":\"{EventTime.Format(signal)}\",\"signal_seq\":{_next + 1}}},");
        }

        text.Append(CultureInfo.InvariantCulture, $"\"risk_reasons\":{JsonSerializer.Serialize(with.Reasons)},\"submission_stage\":{JsonSerializer.Serialize(with.Stage)}}}}}");
        return text.ToString();
    }

    private static string Context(string decisionJson)
    {
        using var document = JsonDocument.Parse(decisionJson);
        return document.RootElement.TryGetProperty("params", out JsonElement parameters)
            && parameters.TryGetProperty("simulation_context", out JsonElement context)
            ? context.GetRawText()
            : "{}";
    }

    private void AddEvents(ExecutionRow execution, TradeDecisionRow decision, Fill[] fills)
    {
        double ack = (execution.CreatedAt - Day.Open).TotalSeconds + 0.02;
        AddEvent(execution, decision, "new", "new", ack, 0m, null, null);
        decimal filled = 0;
        decimal notional = 0;
        foreach (Fill fill in fills)
        {
            filled += fill.Qty;
            notional += fill.Qty * fill.Price;
            bool last = filled == execution.SubmittedQty;
            AddEvent(execution, decision, last ? "fill" : "partial_fill", last ? "filled" : "partially_filled", fill.Second, filled, Math.Round(notional / filled, 8), fill);
        }

        if (filled != execution.SubmittedQty)
        {
            AddEvent(execution, decision, execution.Status, execution.Status, 23_400, filled, filled == 0 ? null : Math.Round(notional / filled, 8), null);
        }
    }

    private void AddEvent(
        ExecutionRow execution, TradeDecisionRow decision, string type, string status, double second, decimal filled, decimal? average, Fill? fill)
    {
        string payload = fill is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"{{\"event\":\"{type}\",\"timestamp\":\"{EventTime.Format(Day.At(second))}\",\"price\":\"{known.Price}\",\"qty\":\"{known.Qty}\",\"order\":{{\"id\":\"x\"}}}}")
            : string.Create(CultureInfo.InvariantCulture, $"{{\"event\":\"{type}\",\"timestamp\":\"{EventTime.Format(Day.At(second))}\",\"order\":{{}}}}");
        Ledger.OrderEvents.Add(new ExecutionOrderEventRow
        {
            Id = DeterministicGuid.Create("execution_order_events", execution.AlpacaOrderId + type + filled.ToString(CultureInfo.InvariantCulture)),
            EventFingerprint = execution.AlpacaOrderId + type + filled.ToString(CultureInfo.InvariantCulture),
            SourceTopic = "order_updates",
            SourcePartition = 0,
            SourceOffset = Ledger.OrderEvents.Count,
            AlpacaAccountLabel = "paper",
            FeedSeq = Ledger.OrderEvents.Count + 1,
            EventTs = Day.At(second) + Acknowledge,
            Symbol = execution.Symbol,
            AlpacaOrderId = execution.AlpacaOrderId,
            ClientOrderId = execution.ClientOrderId,
            EventType = type,
            Status = status,
            Qty = execution.SubmittedQty,
            FilledQty = filled,
            AvgFillPrice = average,
            RawEvent = "{\"channel\":\"trade_updates\",\"payload\":" + payload + "}",
            ExecutionId = execution.Id,
            TradeDecisionId = decision.Id,
            CreatedAt = Day.At(second) + Acknowledge,
        });
    }

    private void AddTca(ExecutionRow execution, decimal arrival, decimal price, double second)
    {
        int direction = execution.Side == "buy" ? 1 : -1;
        Ledger.TcaMetrics.Add(new ExecutionTcaMetricRow
        {
            Id = DeterministicGuid.Create("execution_tca_metrics", execution.AlpacaOrderId),
            ExecutionId = execution.Id,
            TradeDecisionId = execution.TradeDecisionId,
            Symbol = execution.Symbol,
            Side = execution.Side,
            ArrivalPrice = arrival,
            AvgFillPrice = price,
            FilledQty = execution.FilledQty,
            SignedQty = direction * execution.FilledQty,
            SlippageBps = Math.Round(direction * (price - arrival) / arrival * 10_000m, 8),
            ShortfallNotional = direction * (price - arrival) * execution.FilledQty,
            RealizedShortfallBps = Math.Round(direction * (price - arrival) / arrival * 10_000m, 8),
            ChurnQty = 0,
            ComputedAt = Day.At(second),
        });
    }
}
