using Torghut.Market.Numerics;
using Torghut.Trading.Ledger;
using Torghut.Trading.Orders;
using Torghut.Trading.Tca;

namespace Torghut.Trading.OrderFeed;

/// <summary>
/// The only way from order updates into the ledger: rows of order events, executions, decision statuses and transaction
/// costs. An update seen before writes nothing; one that comes after a later one is recorded and changes nothing else.
/// </summary>
internal sealed class OrderUpdateFeed
{
    private const int PriceDecimals = 8;

    private readonly string _topic;
    private readonly ILedgerRowSink _rows;
    private readonly ChurnLedger _churn;
    private readonly string _simulatorVersion;
    private readonly Dictionary<string, FedOrder> _orders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Makes a feed that knows no order.</summary>
    /// <param name="topic">Topic of the updates.</param>
    /// <param name="symbols">Number of symbols.</param>
    /// <param name="simulatorVersion">Version of the execution simulation.</param>
    /// <param name="rows">Takes the rows.</param>
    public OrderUpdateFeed(string topic, int symbols, string simulatorVersion, ILedgerRowSink rows)
    {
        _topic = topic;
        _rows = rows;
        _simulatorVersion = simulatorVersion;
        _churn = new ChurnLedger(symbols);
    }

    /// <summary>Makes an order known; its rows are written already.</summary>
    public void Register(FedOrder order) => _orders.Add(order.Ticket.OrderId, order);

    /// <summary>Applies an update.</summary>
    /// <param name="update">The update.</param>
    /// <param name="delta">What it added to the order's fills; only set when it was applied.</param>
    public FeedResult Apply(OrderUpdate update, out FillDelta delta)
    {
        delta = default;
        string fingerprint = OrderFingerprint.Of(update);
        if (!_seen.Add(fingerprint))
        {
            return FeedResult.Duplicate;
        }

        FedOrder? order = _orders.GetValueOrDefault(update.Order.OrderId);
        _rows.Add(EventRow(update, fingerprint, order));
        if (order is null)
        {
            return FeedResult.UnknownOrder;
        }

        if (IsStale(update, order))
        {
            return FeedResult.Stale;
        }

        delta = MoveOn(update, order);
        return FeedResult.Applied;
    }

    private static bool IsStale(OrderUpdate update, FedOrder order) =>
        OrderWords.IsFinal(order.Status)
        || update.FilledQty < order.Execution.FilledQty
        || update.Timestamp < order.LastTimestamp
        || update.Seq <= order.Execution.OrderFeedLastSeq;

    private FillDelta MoveOn(OrderUpdate update, FedOrder order)
    {
        FillDelta delta = Delta(update, order);
        order.FilledNotional += delta.Quantity * delta.Price;
        order.Status = update.Status;
        order.LastTimestamp = update.Timestamp;
        order.Execution = order.Execution with
        {
            FilledQty = update.FilledQty,
            AvgFillPrice = update.FilledAvgPrice,
            Status = OrderWords.Of(update.Status),
            LastUpdateAt = update.EventTs,
            OrderFeedLastEventTs = update.EventTs,
            OrderFeedLastSeq = update.Seq,
            UpdatedAt = update.EventTs,
        };
        order.Decision = order.Decision with
        {
            Status = OrderWords.Of(update.Status),
            ExecutedAt = delta.Quantity > 0 ? update.Timestamp : order.Decision.ExecutedAt,
        };
        _rows.Add(order.Execution);
        _rows.Add(order.Decision);
        if (delta.Quantity > 0)
        {
            order.ChurnQty += _churn.Add(order.Ticket.Symbol, order.Ticket.Side, delta.Quantity);
            _rows.Add(TcaRow(update, order));
        }

        return delta;
    }

    /// <summary>The fill between the state known and the update, also when an update in between never came.</summary>
    private static FillDelta Delta(OrderUpdate update, FedOrder order)
    {
        decimal quantity = update.FilledQty - order.Execution.FilledQty;
        if (quantity == 0)
        {
            return default;
        }

        decimal price = update.Price is decimal fillPrice && update.FillQty == quantity
            ? fillPrice
            : decimal.Round(((update.FilledQty * (update.FilledAvgPrice ?? 0)) - order.FilledNotional) / quantity, PriceDecimals);
        return new FillDelta(quantity, price);
    }

    private ExecutionOrderEventRow EventRow(OrderUpdate update, string fingerprint, FedOrder? order) => new()
    {
        Id = DeterministicGuid.Create("execution_order_events", fingerprint),
        EventFingerprint = fingerprint,
        SourceTopic = _topic,
        SourcePartition = 0,
        SourceOffset = update.Seq - 1,
        AlpacaAccountLabel = update.AccountLabel,
        FeedSeq = update.Seq,
        EventTs = update.EventTs,
        Symbol = update.Order.SymbolName,
        AlpacaOrderId = update.Order.OrderId,
        ClientOrderId = update.Order.ClientOrderId,
        EventType = update.Event,
        Status = OrderWords.Of(update.Status),
        Qty = update.Qty,
        FilledQty = update.FilledQty,
        AvgFillPrice = update.FilledAvgPrice,
        RawEvent = OrderUpdateEnvelope.Write(update),
        ExecutionId = order?.Execution.Id,
        TradeDecisionId = order?.Decision.Id,
        CreatedAt = update.EventTs,
    };

    private ExecutionTcaMetricRow TcaRow(OrderUpdate update, FedOrder order)
    {
        OrderSide side = order.Ticket.Side;
        TransactionCost? cost = TransactionCost.Of(side, order.ArrivalPrice, update.FilledAvgPrice, update.FilledQty);
        return new ExecutionTcaMetricRow
        {
            Id = DeterministicGuid.Create("execution_tca_metrics", order.Execution.Id.ToString("D")),
            ExecutionId = order.Execution.Id,
            TradeDecisionId = order.Decision.Id,
            StrategyId = order.Decision.StrategyId,
            AlpacaAccountLabel = update.AccountLabel,
            Symbol = order.Ticket.SymbolName,
            Side = OrderWords.Of(side),
            ArrivalPrice = order.ArrivalPrice,
            AvgFillPrice = update.FilledAvgPrice,
            FilledQty = update.FilledQty,
            SignedQty = (int)side * update.FilledQty,
            SlippageBps = cost?.SlippageBps,
            ShortfallNotional = cost?.ShortfallNotional,
            RealizedShortfallBps = cost?.SlippageBps,
            SimulatorVersion = _simulatorVersion,
            ChurnQty = order.ChurnQty,
            ChurnRatio = decimal.Round(order.ChurnQty / update.FilledQty, PriceDecimals),
            ComputedAt = update.EventTs,
        };
    }
}
