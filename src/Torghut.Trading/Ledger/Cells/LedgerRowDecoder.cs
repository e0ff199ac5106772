namespace Torghut.Trading.Ledger.Cells;

/// <summary>
/// Rows from cells in the order of <see cref="Schema.LedgerSchema"/>. A time of the last change that other traders do not
/// keep is the time of creation.
/// </summary>
public static class LedgerRowDecoder
{
    /// <summary>A row of <c>strategies</c>.</summary>
    public static StrategyRow Strategy(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var row = new StrategyRow
        {
            Id = cells.Uuid(),
            Name = cells.Text(),
            Description = cells.TextOrNull(),
            Enabled = cells.Flag(),
            BaseTimeframe = cells.Text(),
            UniverseType = cells.Text(),
            UniverseSymbols = cells.TextOrNull(),
            MaxPositionPctEquity = cells.NumberOrNull(),
            MaxNotionalPerTrade = cells.NumberOrNull(),
            CreatedAt = cells.Timestamp(),
            UpdatedAt = default,
        };
        return row with { UpdatedAt = cells.TimestampOrNull() ?? row.CreatedAt };
    }

    /// <summary>A row of <c>trade_decisions</c>.</summary>
    public static TradeDecisionRow TradeDecision(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new TradeDecisionRow
        {
            Id = cells.Uuid(),
            StrategyId = cells.Uuid(),
            AlpacaAccountLabel = cells.Text(),
            Symbol = cells.Text(),
            Timeframe = cells.Text(),
            DecisionJson = cells.Text(),
            Rationale = cells.TextOrNull(),
            DecisionHash = cells.TextOrNull(),
            Status = cells.Text(),
            ExecutedAt = cells.TimestampOrNull(),
            CreatedAt = cells.Timestamp(),
        };
    }

    /// <summary>A row of <c>executions</c>.</summary>
    public static ExecutionRow Execution(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var row = new ExecutionRow
        {
            Id = cells.Uuid(),
            TradeDecisionId = cells.UuidOrNull(),
            AlpacaAccountLabel = cells.Text(),
            AlpacaOrderId = cells.Text(),
            ClientOrderId = cells.TextOrNull(),
            Symbol = cells.Text(),
            Side = cells.Text(),
            OrderType = cells.Text(),
            TimeInForce = cells.Text(),
            SubmittedQty = cells.Number(),
            FilledQty = cells.Number(),
            AvgFillPrice = cells.NumberOrNull(),
            Status = cells.Text(),
            ExecutionExpectedAdapter = cells.Text(),
            ExecutionActualAdapter = cells.Text(),
            ExecutionFallbackReason = cells.TextOrNull(),
            ExecutionFallbackCount = Small(cells.WholeNumber()),
            ExecutionCorrelationId = cells.TextOrNull(),
            ExecutionIdempotencyKey = cells.TextOrNull(),
            ExecutionAuditJson = cells.TextOrNull(),
            RawOrder = cells.TextOrNull(),
            LastUpdateAt = cells.TimestampOrNull(),
            OrderFeedLastEventTs = cells.TimestampOrNull(),
            OrderFeedLastSeq = cells.WholeNumberOrNull(),
            CreatedAt = cells.Timestamp(),
            UpdatedAt = default,
        };
        return row with { UpdatedAt = cells.TimestampOrNull() ?? row.CreatedAt };
    }

    /// <summary>A row of <c>execution_order_events</c>.</summary>
    public static ExecutionOrderEventRow OrderEvent(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new ExecutionOrderEventRow
        {
            Id = cells.Uuid(),
            EventFingerprint = cells.Text(),
            SourceTopic = cells.Text(),
            SourcePartition = cells.WholeNumberOrNull() is { } partition ? Small(partition) : null,
            SourceOffset = cells.WholeNumberOrNull(),
            AlpacaAccountLabel = cells.Text(),
            FeedSeq = cells.WholeNumberOrNull(),
            EventTs = cells.TimestampOrNull(),
            Symbol = cells.TextOrNull(),
            AlpacaOrderId = cells.TextOrNull(),
            ClientOrderId = cells.TextOrNull(),
            EventType = cells.TextOrNull(),
            Status = cells.TextOrNull(),
            Qty = cells.NumberOrNull(),
            FilledQty = cells.NumberOrNull(),
            AvgFillPrice = cells.NumberOrNull(),
            RawEvent = cells.Text(),
            ExecutionId = cells.UuidOrNull(),
            TradeDecisionId = cells.UuidOrNull(),
            CreatedAt = cells.Timestamp(),
        };
    }

    /// <summary>A row of <c>execution_tca_metrics</c>.</summary>
    public static ExecutionTcaMetricRow TcaMetric(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new ExecutionTcaMetricRow
        {
            Id = cells.Uuid(),
            ExecutionId = cells.Uuid(),
            TradeDecisionId = cells.UuidOrNull(),
            StrategyId = cells.UuidOrNull(),
            AlpacaAccountLabel = cells.TextOrNull(),
            Symbol = cells.Text(),
            Side = cells.Text(),
            ArrivalPrice = cells.NumberOrNull(),
            AvgFillPrice = cells.NumberOrNull(),
            FilledQty = cells.Number(),
            SignedQty = cells.Number(),
            SlippageBps = cells.NumberOrNull(),
            ShortfallNotional = cells.NumberOrNull(),
            ExpectedShortfallBpsP50 = cells.NumberOrNull(),
            ExpectedShortfallBpsP95 = cells.NumberOrNull(),
            RealizedShortfallBps = cells.NumberOrNull(),
            DivergenceBps = cells.NumberOrNull(),
            SimulatorVersion = cells.TextOrNull(),
            ChurnQty = cells.Number(),
            ChurnRatio = cells.NumberOrNull(),
            ComputedAt = cells.Timestamp(),
        };
    }

    /// <summary>A row of <c>llm_decision_reviews</c>.</summary>
    public static LlmDecisionReviewRow Review(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new LlmDecisionReviewRow
        {
            Id = cells.Uuid(),
            TradeDecisionId = cells.Uuid(),
            Model = cells.Text(),
            PromptVersion = cells.Text(),
            InputJson = cells.Text(),
            ResponseJson = cells.Text(),
            Verdict = cells.Text(),
            Confidence = cells.NumberOrNull(),
            AdjustedQty = cells.NumberOrNull(),
            AdjustedOrderType = cells.TextOrNull(),
            Rationale = cells.TextOrNull(),
            RiskFlags = cells.TextOrNull(),
            TokensPrompt = cells.WholeNumberOrNull(),
            TokensCompletion = cells.WholeNumberOrNull(),
            CreatedAt = cells.Timestamp(),
        };
    }

    /// <summary>A row of <c>position_snapshots</c>.</summary>
    public static PositionSnapshotRow PositionSnapshot(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var row = new PositionSnapshotRow
        {
            Id = cells.Uuid(),
            AlpacaAccountLabel = cells.Text(),
            AsOf = cells.Timestamp(),
            Equity = cells.Number(),
            Cash = cells.Number(),
            BuyingPower = cells.Number(),
            Positions = cells.Text(),
            CreatedAt = default,
        };
        return row with { CreatedAt = cells.TimestampOrNull() ?? row.AsOf };
    }

    /// <summary>A row of <c>trade_cursor</c>.</summary>
    public static TradeCursorRow Cursor(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new TradeCursorRow
        {
            Id = cells.Uuid(),
            Source = cells.Text(),
            AccountLabel = cells.Text(),
            CursorAt = cells.Timestamp(),
            CursorSeq = cells.WholeNumberOrNull(),
            CursorSymbol = cells.TextOrNull(),
        };
    }

    /// <summary>A row of <c>runtime_events</c>.</summary>
    public static RuntimeEventRow RuntimeEvent(ILedgerCellSource cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new RuntimeEventRow
        {
            Id = cells.Uuid(),
            OccurredAt = cells.Timestamp(),
            Component = cells.Text(),
            Severity = cells.Text(),
            Code = cells.Text(),
            Symbol = cells.TextOrNull(),
            Detail = cells.Text(),
        };
    }

    /// <summary>A number that the contract keeps small; one beyond 32 bits is cut to their range.</summary>
    private static int Small(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);
}
