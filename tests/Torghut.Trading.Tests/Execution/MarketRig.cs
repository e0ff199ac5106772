using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Execution;
using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Tests.Execution;

/// <summary>A simulated market with one symbol, driven by hand: times in seconds, prices in currency, sizes in shares.</summary>
internal sealed class MarketRig : IMarketReportSink
{
    public const int CloseSecond = 10_000;

    private readonly QuoteBoard _quotes;
    private readonly SimulatedMarket _market;
    private int _orders;

    public MarketRig(int quoteSizeUnit = 1)
    {
        _quotes = new QuoteBoard(1, quoteSizeUnit);
        _market = new SimulatedMarket(_quotes, 1, this, At(CloseSecond));
    }

    /// <summary>What the market said, one line each: <c>order kind [quantity@price] second rule</c>.</summary>
    public List<string> Reports { get; } = [];

    /// <summary>Times, in seconds, at which the market wants to look for orders without a market.</summary>
    public List<decimal> Checks { get; } = [];

    public bool HasWorking => _market.HasWorking(0);

    public void Quote(decimal second, decimal bid, decimal bidSize, decimal ask, decimal askSize)
    {
        bool vanished = _quotes.OnQuote(new MarketEvent
        {
            Channel = EventChannel.Quote,
            EventTimeNs = At(second),
            BidPriceE8 = FixedPoint.FromDecimal(bid),
            BidSizeE8 = FixedPoint.FromDecimal(bidSize),
            AskPriceE8 = FixedPoint.FromDecimal(ask),
            AskSizeE8 = FixedPoint.FromDecimal(askSize),
        });
        _market.OnQuote(0, vanished, At(second));
    }

    public void Trade(decimal second, decimal price, decimal size) =>
        _market.OnTrade(0, FixedPoint.FromDecimal(price), FixedPoint.FromDecimal(size), At(second));

    public void Halt(bool isHalted) =>
        _quotes.OnStatus(new MarketEvent { Channel = EventChannel.Status, Flags = isHalted ? EventFlags.Halted : EventFlags.None });

    /// <summary>Lets an order meet the market; orders are numbered from 1.</summary>
    public void Arrive(decimal second, OrderSide side, decimal quantity, decimal limit = 0, TimeInForce timeInForce = TimeInForce.Day) =>
        _market.Arrive(
            new OrderTicket
            {
                OrderId = $"{++_orders}",
                ClientOrderId = $"c{_orders}",
                Strategy = 0,
                Symbol = 0,
                SymbolName = "AIG",
                Side = side,
                Type = limit == 0 ? OrderType.Market : OrderType.Limit,
                TimeInForce = timeInForce,
                QuantityE8 = FixedPoint.FromDecimal(quantity),
                LimitPriceE8 = FixedPoint.FromDecimal(limit),
                SubmittedNs = At(second) - EventTime.NsPerMs,
                MeetsNs = At(second),
                AcknowledgeNs = EventTime.NsPerMs,
                Context = new SimulationContext("r", "d", "t:0:1", "t", 0, 1, "s", EventTime.ToInstant(0), 1),
            },
            At(second));

    public void Check(decimal second) => _market.CheckNoMarket(0, At(second));

    public void Close() => _market.Close();

    public void OnReport(in MarketReport report)
    {
        string fill = report.QuantityE8 == 0
            ? string.Empty
            : FormattableString.Invariant(
                $" {FixedPoint.ToDecimal(report.QuantityE8):0.####}@{FixedPoint.ToDecimal(report.PriceE8):0.00##}");
        string rule = report.Rule is null ? string.Empty : " " + report.Rule;
        decimal second = (decimal)report.MarketNs / EventTime.NsPerSecond;
        Reports.Add(FormattableString.Invariant($"{report.Order.Ticket.OrderId} {report.Kind}{fill} {second:0.###}{rule}"));
    }

    public void OnCheckWanted(int symbol, long dueNs) => Checks.Add((decimal)dueNs / EventTime.NsPerSecond);

    private static long At(decimal second) => (long)(second * EventTime.NsPerSecond);
}
