using NodaTime;
using NodaTime.Text;
using Torghut.Trading.Ledger;

namespace Torghut.Compliance;

/// <summary>Rows of every table, some with every value and some with the required ones only.</summary>
internal static class LedgerRows
{
    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    public static Instant At(string time) => InstantPattern.ExtendedIso.Parse($"2013-10-07T{time}Z").Value;

    public static StrategyRow Strategy(int id = 1, string name = "tsmom") => new()
    {
        Id = Id(id),
        Name = name,
        Description = "momentum, \"quoted\"; drop table 'x' – ünïcode 株",
        Enabled = true,
        BaseTimeframe = "1Sec",
        UniverseType = "static",
        UniverseSymbols = """["AIG","IBM"]""",
        MaxPositionPctEquity = 0.1m,
        MaxNotionalPerTrade = 10_000m,
        CreatedAt = At("13:30:00"),
        UpdatedAt = At("13:30:01"),
    };

    public static TradeDecisionRow Decision(int id = 10, string time = "13:31:00.123456") => new()
    {
        Id = Id(id),
        StrategyId = Id(1),
        AlpacaAccountLabel = "paper",
        Symbol = "IBM",
        Timeframe = "1Sec",
        DecisionJson = """{"action":"buy","qty":"1"}""",
        Rationale = "tsmom_trend_up",
        DecisionHash = $"hash-{id}",
        Status = "filled",
        ExecutedAt = At("13:31:01"),
        CreatedAt = At(time),
    };

    public static ExecutionRow Execution(int id = 20, int decision = 10, string time = "13:31:00.5") => new()
    {
        Id = Id(id),
        TradeDecisionId = Id(decision),
        AlpacaAccountLabel = "paper",
        AlpacaOrderId = $"order-{id}",
        ClientOrderId = $"hash-{decision}",
        Symbol = "IBM",
        Side = "buy",
        OrderType = "limit",
        TimeInForce = "day",
        SubmittedQty = 100m,
        FilledQty = 60.00000001m,
        AvgFillPrice = 181.12345678m,
        Status = "partially_filled",
        ExecutionExpectedAdapter = "simulation",
        ExecutionActualAdapter = "simulation",
        ExecutionFallbackReason = "none at all",
        ExecutionFallbackCount = 2,
        ExecutionCorrelationId = "c-1",
        ExecutionIdempotencyKey = "k-1",
        ExecutionAuditJson = """{"route":"sim"}""",
        RawOrder = """{"id":"o"}""",
        LastUpdateAt = At("13:31:02"),
        OrderFeedLastEventTs = At("13:31:03"),
        OrderFeedLastSeq = 9_000_000_000L,
        CreatedAt = At(time),
        UpdatedAt = At("13:31:04"),
    };

    public static ExecutionOrderEventRow OrderEvent(int id = 30, int? execution = 20, string? time = "13:31:00.75") => new()
    {
        Id = Id(id),
        EventFingerprint = $"fingerprint-{id}",
        SourceTopic = "torghut.trade-updates.v1",
        SourcePartition = 3,
        SourceOffset = 5_000_000_000L + id,
        AlpacaAccountLabel = "paper",
        FeedSeq = 7,
        EventTs = time is null ? null : At(time),
        Symbol = "IBM",
        AlpacaOrderId = "order-20",
        ClientOrderId = "hash-10",
        EventType = "partial_fill",
        Status = "partially_filled",
        Qty = 100m,
        FilledQty = 60m,
        AvgFillPrice = 181.12m,
        RawEvent = """{"channel":"trade_updates"}""",
        ExecutionId = execution is { } number ? Id(number) : null,
        TradeDecisionId = execution is null ? null : Id(10),
        CreatedAt = At("13:31:00.8"),
    };

    public static ExecutionTcaMetricRow Tca(int id = 40, int execution = 20, string time = "13:32:00") => new()
    {
        Id = Id(id),
        ExecutionId = Id(execution),
        TradeDecisionId = Id(10),
        StrategyId = Id(1),
        AlpacaAccountLabel = "paper",
        Symbol = "IBM",
        Side = "sell",
        ArrivalPrice = 181.1m,
        AvgFillPrice = 181.12m,
        FilledQty = 60m,
        SignedQty = -60m,
        SlippageBps = -1.10436223m,
        ShortfallNotional = -1.2m,
        ExpectedShortfallBpsP50 = 0.5m,
        ExpectedShortfallBpsP95 = 2.5m,
        RealizedShortfallBps = -1.10436223m,
        DivergenceBps = -1.60436223m,
        SimulatorVersion = "1",
        ChurnQty = 10m,
        ChurnRatio = 0.16666667m,
        ComputedAt = At(time),
    };

    public static LlmDecisionReviewRow Review(int id = 50, int decision = 10, string time = "13:31:00.2") => new()
    {
        Id = Id(id),
        TradeDecisionId = Id(decision),
        Model = "m-1",
        PromptVersion = "p-1",
        InputJson = """{"decision":{}}""",
        ResponseJson = """{"verdict":"adjust"}""",
        Verdict = "adjust",
        Confidence = 0.8125m,
        AdjustedQty = 50m,
        AdjustedOrderType = "limit",
        Rationale = "too large",
        RiskFlags = """["size"]""",
        TokensPrompt = 900,
        TokensCompletion = 80,
        CreatedAt = At(time),
    };

    public static PositionSnapshotRow Snapshot(int id = 60, string time = "13:35:00") => new()
    {
        Id = Id(id),
        AlpacaAccountLabel = "paper",
        AsOf = At(time),
        Equity = 100_000.01m,
        Cash = 50_000m,
        BuyingPower = 100_000m,
        Positions = """[{"symbol":"IBM"}]""",
        CreatedAt = At(time),
    };

    public static TradeCursorRow Cursor(int id = 70, string source = "ta") => new()
    {
        Id = Id(id),
        Source = source,
        AccountLabel = "paper",
        CursorAt = At("20:00:00"),
        CursorSeq = 23_400,
        CursorSymbol = "IBM",
    };

    public static RuntimeEventRow RuntimeEvent(int id = 80, string time = "13:30:00") => new()
    {
        Id = Id(id),
        OccurredAt = At(time),
        Component = "trader",
        Severity = "info",
        Code = "started",
        Symbol = "IBM",
        Detail = "{}",
    };

    /// <summary>Rows of which each has only what is required.</summary>
    public static IReadOnlyList<ILedgerRow> Minimal { get; } =
    [
        Strategy() with { Description = null, UniverseSymbols = null, MaxPositionPctEquity = null, MaxNotionalPerTrade = null, Enabled = false },
        Decision() with { Rationale = null, DecisionHash = null, ExecutedAt = null },
        Execution() with
        {
            TradeDecisionId = null,
            ClientOrderId = null,
            AvgFillPrice = null,
            ExecutionFallbackReason = null,
            ExecutionCorrelationId = null,
            ExecutionIdempotencyKey = null,
            ExecutionAuditJson = null,
            RawOrder = null,
            LastUpdateAt = null,
            OrderFeedLastEventTs = null,
            OrderFeedLastSeq = null,
        },
        new ExecutionOrderEventRow
        {
            Id = Id(30), EventFingerprint = "f", SourceTopic = "t", AlpacaAccountLabel = "paper", RawEvent = "{}", CreatedAt = At("13:30:00"),
        },
        new ExecutionTcaMetricRow
        {
            Id = Id(40), ExecutionId = Id(20), Symbol = "IBM", Side = "buy", FilledQty = 0, SignedQty = 0, ChurnQty = 0, ComputedAt = At("13:30:00"),
        },
        Review() with
        {
            Confidence = null,
            AdjustedQty = null,
            AdjustedOrderType = null,
            Rationale = null,
            RiskFlags = null,
            TokensPrompt = null,
            TokensCompletion = null,
        },
        Snapshot(),
        Cursor() with { CursorSeq = null, CursorSymbol = null },
        RuntimeEvent() with { Symbol = null },
    ];

    /// <summary>Rows with every value.</summary>
    public static IReadOnlyList<ILedgerRow> Full { get; } =
        [Strategy(), Decision(), Execution(), OrderEvent(), Tca(), Review(), Snapshot(), Cursor(), RuntimeEvent()];

    /// <summary>All rows of a ledger, table by table.</summary>
    public static IEnumerable<ILedgerRow> All(ILedgerReader reader) =>
        reader.ReadStrategies().Cast<ILedgerRow>()
            .Concat(reader.ReadDecisions())
            .Concat(reader.ReadExecutions())
            .Concat(reader.ReadOrderEvents())
            .Concat(reader.ReadTcaMetrics())
            .Concat(reader.ReadReviews())
            .Concat(reader.ReadPositionSnapshots())
            .Concat(reader.ReadCursors())
            .Concat(reader.ReadRuntimeEvents());

    /// <summary>A row with its JSON documents in another form.</summary>
    public static ILedgerRow WithJson(ILedgerRow row, Func<string, string> form)
    {
        string? Optional(string? text) => text is null ? null : form(text);
        return row switch
        {
            StrategyRow r => r with { UniverseSymbols = Optional(r.UniverseSymbols) },
            TradeDecisionRow r => r with { DecisionJson = form(r.DecisionJson) },
            ExecutionRow r => r with { ExecutionAuditJson = Optional(r.ExecutionAuditJson), RawOrder = Optional(r.RawOrder) },
            ExecutionOrderEventRow r => r with { RawEvent = form(r.RawEvent) },
            LlmDecisionReviewRow r => r with
            {
                InputJson = form(r.InputJson),
                ResponseJson = form(r.ResponseJson),
                RiskFlags = Optional(r.RiskFlags),
            },
            PositionSnapshotRow r => r with { Positions = form(r.Positions) },
            RuntimeEventRow r => r with { Detail = form(r.Detail) },
            _ => row,
        };
    }
}
