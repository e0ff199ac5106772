using System.Globalization;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Trading.Ledger;

namespace Torghut.Benchmarks.Days;

/// <summary>
/// A ledger of a busy day: every second decision becomes an order with three order events and a TCA row; the symbols are
/// bought and sold in turn.
/// </summary>
internal static class GeneratedLedger
{
    /// <summary>The run that the rows name.</summary>
    public const string RunId = "generated";

    private const int Symbols = 40;
    private const int BatchRows = 4096;
    private const long SessionSeconds = 23_000;

    private static readonly Instant Open = Instant.FromUtc(2026, 2, 27, 14, 30);

    /// <summary>Start of the window, as the command line takes it.</summary>
    public static string WindowStart => EventTime.Format(Open);

    /// <summary>End of the window, as the command line takes it.</summary>
    public static string WindowEnd => EventTime.Format(Open + Duration.FromHours(6.5));

    /// <summary>Writes a ledger.</summary>
    /// <param name="path">Path of the SQLite file.</param>
    /// <param name="decisions">Number of decisions.</param>
    public static void Write(string path, int decisions)
    {
        using var writer = new SqliteLedgerWriter(path);
        var batch = new List<ILedgerRow>(BatchRows + 8) { Strategy() };
        for (int i = 0; i < decisions; i++)
        {
            Add(batch, i, Open + Duration.FromNanoseconds(SessionSeconds * EventTime.NsPerSecond / decisions * i));
            if (batch.Count >= BatchRows)
            {
                writer.Write(batch);
                batch.Clear();
            }
        }

        writer.Write(batch);
        writer.Complete();
    }

    private static StrategyRow Strategy() => new()
    {
        Id = DeterministicGuid.Create("strategies", RunId),
        Name = RunId,
        Enabled = true,
        BaseTimeframe = "1Sec",
        UniverseType = "static",
        CreatedAt = Open,
        UpdatedAt = Open,
    };

    private static void Add(List<ILedgerRow> batch, int i, Instant signal)
    {
        string symbol = string.Create(CultureInfo.InvariantCulture, $"SYM{i % Symbols:00}");
        bool ordered = i / Symbols % 2 == 0;
        string side = i / (2 * Symbols) % 2 == 0 ? "buy" : "sell";
        decimal price = 100 + (i % 97 / 100m);
        string hash = string.Create(CultureInfo.InvariantCulture, $"{i:x16}{i:x16}{i:x16}{i:x16}");
        string context = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"simulation_run_id\":\"{RunId}\",\"dataset_id\":\"d\",\"dataset_event_id\":\"t:0:{i}\",\"source_topic\":\"t\",\"source_partition\":0,\"source_offset\":{i},\"replay_topic\":\"r\",\"signal_event_ts\":\"{EventTime.Format(signal)}\",\"signal_seq\":{i}}}");
        var decision = new TradeDecisionRow
        {
            Id = DeterministicGuid.Create("trade_decisions", hash),
            StrategyId = DeterministicGuid.Create("strategies", RunId),
            AlpacaAccountLabel = "paper",
            Symbol = symbol,
            Timeframe = "1Sec",
            DecisionJson = string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"symbol\":\"{symbol}\",\"event_ts\":\"{EventTime.Format(signal)}\",\"action\":\"{side}\",\"qty\":\"10\",\"order_type\":\"market\",\"params\":{{\"price\":\"{price}\",\"price_snapshot\":{{\"price\":\"{price}\",\"spread\":\"0.02\"}},\"simulation_context\":{context},\"risk_reasons\":[],\"submission_stage\":\"{(ordered ? "submitted" : "sized")}\"}}}}"),
            DecisionHash = hash,
            Status = ordered ? "filled" : "rejected",
            CreatedAt = signal + Duration.FromMilliseconds(2_005),
        };
        batch.Add(decision);
        if (ordered)
        {
            AddOrder(batch, decision, side, price, context);
        }
    }

    private static void AddOrder(List<ILedgerRow> batch, TradeDecisionRow decision, string side, decimal price, string context)
    {
        string hash = decision.DecisionHash!;
        var execution = new ExecutionRow
        {
            Id = DeterministicGuid.Create("executions", hash),
            TradeDecisionId = decision.Id,
            AlpacaAccountLabel = "paper",
            AlpacaOrderId = hash,
            ClientOrderId = hash,
            Symbol = decision.Symbol,
            Side = side,
            OrderType = "market",
            TimeInForce = "day",
            SubmittedQty = 10,
            FilledQty = 10,
            AvgFillPrice = price + 0.01m,
            Status = "filled",
            ExecutionExpectedAdapter = "simulation",
            ExecutionActualAdapter = "simulation",
            ExecutionCorrelationId = hash,
            ExecutionIdempotencyKey = hash,
            ExecutionAuditJson = "{\"simulation_context\":" + context + "}",
            CreatedAt = decision.CreatedAt,
            UpdatedAt = decision.CreatedAt,
        };
        batch.Add(execution);
        AddEvent(batch, execution, "new", 0, 40);
        AddEvent(batch, execution, "partial_fill", 4, 45);
        AddEvent(batch, execution, "fill", 10, 50);
        batch.Add(new ExecutionTcaMetricRow
        {
            Id = DeterministicGuid.Create("execution_tca_metrics", hash),
            ExecutionId = execution.Id,
            TradeDecisionId = decision.Id,
            Symbol = decision.Symbol,
            Side = side,
            ArrivalPrice = price,
            AvgFillPrice = execution.AvgFillPrice,
            FilledQty = 10,
            SignedQty = side == "buy" ? 10 : -10,
            SlippageBps = 1,
            ShortfallNotional = 0.1m,
            RealizedShortfallBps = 1,
            ChurnQty = 0,
            ComputedAt = decision.CreatedAt,
        });
    }

    private static void AddEvent(List<ILedgerRow> batch, ExecutionRow execution, string type, decimal filled, int milliseconds)
    {
        Instant time = execution.CreatedAt + Duration.FromMilliseconds(milliseconds);
        string key = execution.AlpacaOrderId + type;
        batch.Add(new ExecutionOrderEventRow
        {
            Id = DeterministicGuid.Create("execution_order_events", key),
            EventFingerprint = key,
            SourceTopic = key,
            AlpacaAccountLabel = "paper",
            EventTs = time,
            Symbol = execution.Symbol,
            AlpacaOrderId = execution.AlpacaOrderId,
            ClientOrderId = execution.ClientOrderId,
            EventType = type,
            Status = type,
            Qty = 10,
            FilledQty = filled,
            AvgFillPrice = filled == 0 ? null : execution.AvgFillPrice,
            RawEvent = $"{{\"payload\":{{\"event\":\"{type}\",\"timestamp\":\"{EventTime.Format(time)}\"}}}}",
            ExecutionId = execution.Id,
            TradeDecisionId = execution.TradeDecisionId,
            CreatedAt = time,
        });
    }
}
