using Torghut.Trading.Ledger.Schema;

namespace Torghut.Trading.Ledger.Cells;

/// <summary>Rows as cells in the order of <see cref="LedgerSchema"/>.</summary>
public static class LedgerRowEncoder
{
    /// <summary>The table of a row.</summary>
    public static LedgerTable TableOf(ILedgerRow row) => row switch
    {
        StrategyRow => LedgerSchema.Strategies,
        TradeDecisionRow => LedgerSchema.TradeDecisions,
        ExecutionRow => LedgerSchema.Executions,
        ExecutionOrderEventRow => LedgerSchema.ExecutionOrderEvents,
        ExecutionTcaMetricRow => LedgerSchema.ExecutionTcaMetrics,
        LlmDecisionReviewRow => LedgerSchema.LlmDecisionReviews,
        PositionSnapshotRow => LedgerSchema.PositionSnapshots,
        TradeCursorRow => LedgerSchema.TradeCursor,
        RuntimeEventRow => LedgerSchema.RuntimeEvents,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No table has such rows."),
    };

    /// <summary>Gives the cells of a row.</summary>
    public static void Encode(ILedgerRow row, ILedgerCellSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        switch (row)
        {
            case StrategyRow strategy:
                Encode(strategy, sink);
                break;
            case TradeDecisionRow decision:
                Encode(decision, sink);
                break;
            case ExecutionRow execution:
                Encode(execution, sink);
                break;
            case ExecutionOrderEventRow orderEvent:
                Encode(orderEvent, sink);
                break;
            case ExecutionTcaMetricRow metric:
                Encode(metric, sink);
                break;
            case LlmDecisionReviewRow review:
                Encode(review, sink);
                break;
            case PositionSnapshotRow snapshot:
                Encode(snapshot, sink);
                break;
            case TradeCursorRow cursor:
                Encode(cursor, sink);
                break;
            case RuntimeEventRow runtimeEvent:
                Encode(runtimeEvent, sink);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(row), row, "No table has such rows.");
        }
    }

    private static void Encode(StrategyRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Text(row.Name);
        sink.Text(row.Description);
        sink.Flag(row.Enabled);
        sink.Text(row.BaseTimeframe);
        sink.Text(row.UniverseType);
        sink.Text(row.UniverseSymbols);
        sink.Number(row.MaxPositionPctEquity);
        sink.Number(row.MaxNotionalPerTrade);
        sink.Timestamp(row.CreatedAt);
        sink.Timestamp(row.UpdatedAt);
    }

    private static void Encode(TradeDecisionRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Uuid(row.StrategyId);
        sink.Text(row.AlpacaAccountLabel);
        sink.Text(row.Symbol);
        sink.Text(row.Timeframe);
        sink.Text(row.DecisionJson);
        sink.Text(row.Rationale);
        sink.Text(row.DecisionHash);
        sink.Text(row.Status);
        sink.Timestamp(row.ExecutedAt);
        sink.Timestamp(row.CreatedAt);
    }

    private static void Encode(ExecutionRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Uuid(row.TradeDecisionId);
        sink.Text(row.AlpacaAccountLabel);
        sink.Text(row.AlpacaOrderId);
        sink.Text(row.ClientOrderId);
        sink.Text(row.Symbol);
        sink.Text(row.Side);
        sink.Text(row.OrderType);
        sink.Text(row.TimeInForce);
        sink.Number(row.SubmittedQty);
        sink.Number(row.FilledQty);
        sink.Number(row.AvgFillPrice);
        sink.Text(row.Status);
        sink.Text(row.ExecutionExpectedAdapter);
        sink.Text(row.ExecutionActualAdapter);
        sink.Text(row.ExecutionFallbackReason);
        sink.WholeNumber(row.ExecutionFallbackCount);
        sink.Text(row.ExecutionCorrelationId);
        sink.Text(row.ExecutionIdempotencyKey);
        sink.Text(row.ExecutionAuditJson);
        sink.Text(row.RawOrder);
        sink.Timestamp(row.LastUpdateAt);
        sink.Timestamp(row.OrderFeedLastEventTs);
        sink.WholeNumber(row.OrderFeedLastSeq);
        sink.Timestamp(row.CreatedAt);
        sink.Timestamp(row.UpdatedAt);
    }

    private static void Encode(ExecutionOrderEventRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Text(row.EventFingerprint);
        sink.Text(row.SourceTopic);
        sink.WholeNumber(row.SourcePartition);
        sink.WholeNumber(row.SourceOffset);
        sink.Text(row.AlpacaAccountLabel);
        sink.WholeNumber(row.FeedSeq);
        sink.Timestamp(row.EventTs);
        sink.Text(row.Symbol);
        sink.Text(row.AlpacaOrderId);
        sink.Text(row.ClientOrderId);
        sink.Text(row.EventType);
        sink.Text(row.Status);
        sink.Number(row.Qty);
        sink.Number(row.FilledQty);
        sink.Number(row.AvgFillPrice);
        sink.Text(row.RawEvent);
        sink.Uuid(row.ExecutionId);
        sink.Uuid(row.TradeDecisionId);
        sink.Timestamp(row.CreatedAt);
    }

    private static void Encode(ExecutionTcaMetricRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Uuid(row.ExecutionId);
        sink.Uuid(row.TradeDecisionId);
        sink.Uuid(row.StrategyId);
        sink.Text(row.AlpacaAccountLabel);
        sink.Text(row.Symbol);
        sink.Text(row.Side);
        sink.Number(row.ArrivalPrice);
        sink.Number(row.AvgFillPrice);
        sink.Number(row.FilledQty);
        sink.Number(row.SignedQty);
        sink.Number(row.SlippageBps);
        sink.Number(row.ShortfallNotional);
        sink.Number(row.ExpectedShortfallBpsP50);
        sink.Number(row.ExpectedShortfallBpsP95);
        sink.Number(row.RealizedShortfallBps);
        sink.Number(row.DivergenceBps);
        sink.Text(row.SimulatorVersion);
        sink.Number(row.ChurnQty);
        sink.Number(row.ChurnRatio);
        sink.Timestamp(row.ComputedAt);
    }

    private static void Encode(LlmDecisionReviewRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Uuid(row.TradeDecisionId);
        sink.Text(row.Model);
        sink.Text(row.PromptVersion);
        sink.Text(row.InputJson);
        sink.Text(row.ResponseJson);
        sink.Text(row.Verdict);
        sink.Number(row.Confidence);
        sink.Number(row.AdjustedQty);
        sink.Text(row.AdjustedOrderType);
        sink.Text(row.Rationale);
        sink.Text(row.RiskFlags);
        sink.WholeNumber(row.TokensPrompt);
        sink.WholeNumber(row.TokensCompletion);
        sink.Timestamp(row.CreatedAt);
    }

    private static void Encode(PositionSnapshotRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Text(row.AlpacaAccountLabel);
        sink.Timestamp(row.AsOf);
        sink.Number(row.Equity);
        sink.Number(row.Cash);
        sink.Number(row.BuyingPower);
        sink.Text(row.Positions);
        sink.Timestamp(row.CreatedAt);
    }

    private static void Encode(TradeCursorRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Text(row.Source);
        sink.Text(row.AccountLabel);
        sink.Timestamp(row.CursorAt);
        sink.WholeNumber(row.CursorSeq);
        sink.Text(row.CursorSymbol);
    }

    private static void Encode(RuntimeEventRow row, ILedgerCellSink sink)
    {
        sink.Uuid(row.Id);
        sink.Timestamp(row.OccurredAt);
        sink.Text(row.Component);
        sink.Text(row.Severity);
        sink.Text(row.Code);
        sink.Text(row.Symbol);
        sink.Text(row.Detail);
    }
}
