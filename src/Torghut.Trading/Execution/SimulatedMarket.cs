using Torghut.Trading.Execution.Models;
using Torghut.Trading.Orders;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution;

/// <summary>
/// The market as our orders meet it: recorded quotes and trades, and the rules of <see cref="ExecutionModels"/>. Orders
/// of one symbol are served in the order of their arrival. It knows nothing of who sends the orders and why.
/// </summary>
internal sealed class SimulatedMarket
{
    private readonly QuoteBoard _quotes;
    private readonly IMarketReportSink _sink;
    private readonly long _endNs;
    private readonly List<WorkingOrder>[] _working;
    private readonly bool[] _hasWorking;
    private readonly bool[] _isCheckPlanned;

    /// <summary>Makes a market without orders.</summary>
    /// <param name="quotes">Recorded best bids and offers.</param>
    /// <param name="symbols">Number of symbols.</param>
    /// <param name="sink">Takes the reports.</param>
    /// <param name="endNs">End of trading, nanoseconds since the Unix epoch.</param>
    public SimulatedMarket(QuoteBoard quotes, int symbols, IMarketReportSink sink, long endNs)
    {
        _quotes = quotes;
        _sink = sink;
        _endNs = endNs;
        _working = new List<WorkingOrder>[symbols];
        _hasWorking = new bool[symbols];
        _isCheckPlanned = new bool[symbols];
        for (int i = 0; i < symbols; i++)
        {
            _working[i] = [];
        }
    }

    /// <summary>Whether a symbol has an order in the market.</summary>
    public bool HasWorking(int symbol) => _hasWorking[symbol];

    /// <summary>An order meets the market; all events up to now are applied to the quotes.</summary>
    public void Arrive(OrderTicket ticket, long nowNs)
    {
        WorkingOrder order = new(ticket);
        if (nowNs >= _endNs)
        {
            Report(order, MarketReportKind.Canceled, nowNs, SessionCloseCancel.Reason);
            return;
        }

        Report(order, MarketReportKind.New, nowNs, null);
        ref TopOfBook book = ref _quotes[ticket.Symbol];
        MeetQuote(order, ref book, nowNs);
        if (order.RemainingE8 == 0)
        {
            return;
        }

        if (ticket.TimeInForce == TimeInForce.ImmediateOrCancel)
        {
            Report(order, MarketReportKind.Canceled, nowNs, ImmediateOrCancel.Reason);
            return;
        }

        _working[ticket.Symbol].Add(order);
        _hasWorking[ticket.Symbol] = true;
        if (!book.HasMarket)
        {
            PlanCheck(ticket.Symbol, NoMarketTimeout.DeadlineNs(order, book));
        }
    }

    /// <summary>A quote of a symbol with working orders came; it is applied to the quotes already.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="hasVanished">Whether the market vanished with it.</param>
    /// <param name="nowNs">Its event time.</param>
    public void OnQuote(int symbol, bool hasVanished, long nowNs)
    {
        ref TopOfBook book = ref _quotes[symbol];
        foreach (WorkingOrder order in _working[symbol])
        {
            MeetQuote(order, ref book, nowNs);
        }

        RemoveFilled(symbol);
        if (hasVanished && HasWorking(symbol))
        {
            PlanCheck(symbol, nowNs + NoMarketTimeout.WaitNs);
        }
    }

    /// <summary>A trade of a symbol with working orders printed.</summary>
    public void OnTrade(int symbol, long priceE8, long sizeE8, long nowNs)
    {
        ref TopOfBook book = ref _quotes[symbol];
        if (!book.IsTradable)
        {
            return;
        }

        long leftE8 = sizeE8;
        foreach (WorkingOrder order in _working[symbol])
        {
            if (order.Mode != FillMode.Resting)
            {
                continue;
            }

            if (TradeThrough.Applies(order, priceE8))
            {
                long filledE8 = TradeThrough.Fill(order, leftE8);
                leftE8 -= filledE8;
                Fill(order, filledE8, order.Ticket.LimitPriceE8, nowNs, TradeThrough.Description.Name);
            }
            else if (priceE8 == order.Ticket.LimitPriceE8)
            {
                long filledE8 = QueueAhead.Fill(order, sizeE8, leftE8);
                leftE8 -= filledE8;
                Fill(order, filledE8, priceE8, nowNs, QueueAhead.Description.Name);
            }
        }

        RemoveFilled(symbol);
    }

    /// <summary>Ends the orders of a symbol that have waited too long for a market, and plans the next look.</summary>
    public void CheckNoMarket(int symbol, long nowNs)
    {
        _isCheckPlanned[symbol] = false;
        ref TopOfBook book = ref _quotes[symbol];
        List<WorkingOrder> orders = _working[symbol];
        if (book.HasMarket || orders.Count == 0)
        {
            return;
        }

        long nextNs = long.MaxValue;
        for (int i = 0; i < orders.Count; i++)
        {
            WorkingOrder order = orders[i];
            long deadlineNs = NoMarketTimeout.DeadlineNs(order, book);
            if (deadlineNs > nowNs)
            {
                nextNs = Math.Min(nextNs, deadlineNs);
                continue;
            }

            orders.RemoveAt(i--);
            MarketReportKind kind = order.FilledE8 == 0 ? MarketReportKind.Rejected : MarketReportKind.Canceled;
            Report(order, kind, nowNs, NoMarketTimeout.Reason);
        }

        _hasWorking[symbol] = orders.Count != 0;
        if (nextNs != long.MaxValue)
        {
            PlanCheck(symbol, nextNs);
        }
    }

    /// <summary>The session closes: cancels every order.</summary>
    /// <returns>The orders canceled, by symbol and arrival.</returns>
    public IReadOnlyList<OrderTicket> Close()
    {
        List<OrderTicket> canceled = [];
        foreach (List<WorkingOrder> orders in _working)
        {
            foreach (WorkingOrder order in orders)
            {
                Report(order, MarketReportKind.Canceled, _endNs, SessionCloseCancel.Reason);
                canceled.Add(order.Ticket);
            }

            orders.Clear();
        }

        Array.Clear(_hasWorking);
        return canceled;
    }

    private void MeetQuote(WorkingOrder order, ref TopOfBook book, long nowNs)
    {
        if (!book.IsTradable)
        {
            return;
        }

        long oppositeE8 = TakeOpposite.Opposite(order, ref book).PriceE8;
        if (!order.Accepts(oppositeE8))
        {
            order.Mode = FillMode.Resting;
            QueueAhead.OnQuote(order, book);
        }
        else if (order.Mode == FillMode.Resting)
        {
            long filledE8 = RestingReached.Fill(order, ref book);
            Fill(order, filledE8, order.Ticket.LimitPriceE8, nowNs, RestingReached.Description.Name);
        }
        else
        {
            order.Mode = FillMode.Taking;
            Fill(order, TakeOpposite.Fill(order, ref book), oppositeE8, nowNs, TakeOpposite.Description.Name);
        }
    }

    private void Fill(WorkingOrder order, long quantityE8, long priceE8, long nowNs, string rule)
    {
        if (quantityE8 == 0)
        {
            return;
        }

        order.Fill(quantityE8, priceE8);
        ref TopOfBook book = ref _quotes[order.Ticket.Symbol];
        _sink.OnReport(new MarketReport(order, MarketReportKind.Fill, nowNs, rule)
        {
            QuantityE8 = quantityE8,
            PriceE8 = priceE8,
            BidPriceE8 = book.Bid.PriceE8,
            AskPriceE8 = book.Ask.PriceE8,
        });
    }

    private void Report(WorkingOrder order, MarketReportKind kind, long nowNs, string? rule)
    {
        ref TopOfBook book = ref _quotes[order.Ticket.Symbol];
        _sink.OnReport(new MarketReport(order, kind, nowNs, rule)
        {
            BidPriceE8 = book.Bid.PriceE8,
            AskPriceE8 = book.Ask.PriceE8,
        });
    }

    private void RemoveFilled(int symbol)
    {
        List<WorkingOrder> orders = _working[symbol];
        orders.RemoveAll(static order => order.RemainingE8 == 0);
        _hasWorking[symbol] = orders.Count != 0;
    }

    private void PlanCheck(int symbol, long dueNs)
    {
        if (!_isCheckPlanned[symbol])
        {
            _isCheckPlanned[symbol] = true;
            _sink.OnCheckWanted(symbol, dueNs);
        }
    }
}
