using NodaTime;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Decisions;
using Torghut.Trading.Execution;
using Torghut.Trading.Execution.Models;
using Torghut.Trading.Ledger;
using Torghut.Trading.OrderFeed;
using Torghut.Trading.Orders;
using Torghut.Trading.Portfolio;
using Torghut.Trading.RuntimeEvents;
using Torghut.Trading.Scheduling;
using Torghut.Trading.Submission;
using Torghut.Trading.Text;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// Sends orders to the simulated market, publishes what happens to them as order updates, and takes the updates through
/// the feed into the ledger and the account when they become known.
/// </summary>
internal sealed class OrderDesk : IMarketReportSink
{
    private const int PriceDecimals = 8;

    private readonly TraderState _state;
    private readonly OrderSubmission _submission;
    private readonly ExecutionRows _executionRows;
    private readonly OrderUpdateFeed _feed;
    private readonly decimal[] _brokerPositions;
    private long _seq;

    /// <summary>Makes the desk.</summary>
    public OrderDesk(TraderState state)
    {
        PipelineOptions options = state.Options;
        _state = state;
        _submission = new OrderSubmission(state.AccountLabel, new ModelledLatency(options.Execution));
        _executionRows = new ExecutionRows(state.AccountLabel);
        _feed = new OrderUpdateFeed(
            options.SimulationTopics[TopicRole.OrderUpdates], state.Symbols.Count, ExecutionModels.Version, state.Relay);
        _brokerPositions = new decimal[state.Symbols.Count];
        Market = new SimulatedMarket(state.Quotes, state.Symbols.Count, this, state.Hours.EndNs);
    }

    /// <summary>The simulated market.</summary>
    public SimulatedMarket Market { get; }

    /// <summary>When the last order update became known; the smallest instant before the first.</summary>
    public Instant LastUpdateAt { get; private set; } = Instant.MinValue;

    /// <summary>Tells the broker's books what the account held before the run.</summary>
    public void AddStartingPosition(int symbol, decimal quantity) => _brokerPositions[symbol] += quantity;

    /// <summary>Keeps a decision's quantity from being planned twice.</summary>
    public void Reserve(Decision decision) => ChangeOpen(decision.Strategy.Index, decision.Symbol, decision.Side, decision.Quantity);

    /// <summary>Gives a reserved quantity back.</summary>
    public void Release(Decision decision) => ChangeOpen(decision.Strategy.Index, decision.Symbol, decision.Side, -decision.Quantity);

    /// <summary>Sends the order of a decision whose quantity is reserved.</summary>
    public void Submit(Decision decision, TradeDecisionRow row, long nowNs)
    {
        PriceSnapshot? arrival = PriceSnapshot.Of(_state.Quotes[decision.Symbol]);
        OrderTicket ticket = _submission.CreateTicket(decision, nowNs);
        ExecutionRow execution = _executionRows.Create(decision, ticket, arrival);
        _feed.Register(new FedOrder(ticket, row, execution, arrival?.Mid));
        _state.Relay.Add(row);
        _state.Relay.Add(execution);
        _state.Statistics.Orders++;
        _state.Agenda.Add(ticket.MeetsNs, AgendaRank.OrderArrival, new Planned(PlannedKind.OrderArrival, ticket.Symbol, ticket));
    }

    /// <inheritdoc/>
    public void OnCheckWanted(int symbol, long dueNs) =>
        _state.Agenda.Add(ToMicroseconds(dueNs), AgendaRank.NoMarketCheck, new Planned(PlannedKind.NoMarketCheck, symbol, null));

    /// <inheritdoc/>
    public void OnReport(in MarketReport report)
    {
        WorkingOrder order = report.Order;
        OrderTicket ticket = order.Ticket;
        bool isFill = report.Kind == MarketReportKind.Fill;
        if (isFill)
        {
            _state.Statistics.Fills++;
            _brokerPositions[ticket.Symbol] += (int)ticket.Side * FixedPoint.ToDecimal(report.QuantityE8);
        }

        long marketNs = ToMicroseconds(report.MarketNs);
        long knownNs = marketNs + ticket.AcknowledgeNs;
        decimal filled = FixedPoint.ToDecimal(order.FilledE8);
        OrderUpdate update = new()
        {
            AccountLabel = _state.AccountLabel,
            EventTs = EventTime.ToInstant(knownNs),
            Timestamp = EventTime.ToInstant(marketNs),
            Event = EventName(report),
            Status = StatusAfter(report),
            Order = ticket,
            Qty = FixedPoint.ToDecimal(ticket.QuantityE8),
            FilledQty = filled,
            FilledAvgPrice = filled == 0 ? null : decimal.Round(order.FilledNotional / filled, PriceDecimals, MidpointRounding.ToEven),
            Price = isFill ? FixedPoint.ToDecimal(report.PriceE8) : null,
            FillQty = isFill ? FixedPoint.ToDecimal(report.QuantityE8) : null,
            PositionQty = isFill ? _brokerPositions[ticket.Symbol] : null,
            Rule = report.Rule,
            Bid = report.BidPriceE8 == 0 ? null : FixedPoint.ToDecimal(report.BidPriceE8),
            Ask = report.AskPriceE8 == 0 ? null : FixedPoint.ToDecimal(report.AskPriceE8),
        };
        if (report.Rule == NoMarketTimeout.Reason)
        {
            WriteNoMarket(update);
        }

        _state.Agenda.Add(knownNs, AgendaRank.OrderUpdate, new Planned(PlannedKind.OrderUpdate, ticket.Symbol, update));
    }

    /// <summary>An update becomes known: it is published with the next sequence, and the feed takes it from there.</summary>
    public void Deliver(OrderUpdate update)
    {
        OrderUpdate published = update with { Seq = ++_seq };
        PipelineStatistics statistics = _state.Statistics;
        statistics.OrderUpdates++;
        LastUpdateAt = Instant.Max(LastUpdateAt, published.EventTs);
        FeedResult result = _feed.Apply(published, out FillDelta delta);
        statistics.DuplicateOrderUpdates += result == FeedResult.Duplicate ? 1 : 0;
        statistics.StaleOrderUpdates += result == FeedResult.Stale ? 1 : 0;
        statistics.UnknownOrderUpdates += result == FeedResult.UnknownOrder ? 1 : 0;
        if (result == FeedResult.Applied)
        {
            Book(published, delta);
        }
    }

    /// <summary>The session closes.</summary>
    public void Close()
    {
        IReadOnlyList<OrderTicket> canceled = Market.Close();
        if (canceled.Count == 0)
        {
            return;
        }

        _state.Relay.Add(RuntimeEventRows.Create(
            RuntimeEventKind.OrdersCanceledAtClose, EventTime.ToInstant(_state.Hours.EndNs), null, canceled, static (json, orders) =>
            {
                json.WriteNumber("count", orders.Count);
                json.WriteStartArray("client_order_ids");
                foreach (OrderTicket order in orders)
                {
                    json.WriteStringValue(order.ClientOrderId);
                }

                json.WriteEndArray();
            }));
    }

    private static long ToMicroseconds(long timeNs) => timeNs - (timeNs % EventTime.NsPerUs);

    private static string EventName(in MarketReport report) => report.Kind switch
    {
        MarketReportKind.New => "new",
        MarketReportKind.Fill => report.Order.RemainingE8 == 0 ? "fill" : "partial_fill",
        MarketReportKind.Canceled => "canceled",
        _ => "rejected",
    };

    private static OrderStatus StatusAfter(in MarketReport report) => report.Kind switch
    {
        MarketReportKind.New => OrderStatus.New,
        MarketReportKind.Fill => report.Order.RemainingE8 == 0 ? OrderStatus.Filled : OrderStatus.PartiallyFilled,
        MarketReportKind.Canceled => OrderStatus.Canceled,
        _ => OrderStatus.Rejected,
    };

    private void Book(OrderUpdate update, FillDelta delta)
    {
        OrderTicket order = update.Order;
        if (delta.Quantity > 0)
        {
            _state.Account.AddFill(
                order.Strategy, order.Symbol, (int)order.Side * delta.Quantity, delta.Price, EventTime.FromInstant(update.Timestamp));
        }

        decimal ended = OrderWords.IsFinal(update.Status) ? update.Qty - update.FilledQty : 0;
        ChangeOpen(order.Strategy, order.Symbol, order.Side, -delta.Quantity - ended);
    }

    private void ChangeOpen(int strategy, int symbol, OrderSide side, decimal change)
    {
        _state.Account.Positions.Activate(symbol);
        HeldPosition position = _state.Account.Positions[strategy, symbol];
        if (side == OrderSide.Buy)
        {
            position.AddOpenBuy(change);
        }
        else
        {
            position.AddOpenSell(change);
        }
    }

    private void WriteNoMarket(OrderUpdate update) => _state.Relay.Add(RuntimeEventRows.Create(
        RuntimeEventKind.NoMarket, update.Timestamp, update.Order.SymbolName, update, static (json, u) =>
        {
            json.WriteString("client_order_id", u.Order.ClientOrderId);
            json.WriteString("side", OrderWords.Of(u.Order.Side));
            json.WriteDecimal("qty", u.Qty);
            json.WriteDecimal("filled_qty", u.FilledQty);
            json.WriteString("status", OrderWords.Of(u.Status));
        }));
}
