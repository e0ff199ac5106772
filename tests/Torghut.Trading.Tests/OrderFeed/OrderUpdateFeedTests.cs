using NodaTime;
using Torghut.Trading.Ledger;
using Torghut.Trading.OrderFeed;
using Torghut.Trading.Orders;
using static Torghut.Trading.Tests.OrderFeed.MadeOrders;

namespace Torghut.Trading.Tests.OrderFeed;

public sealed class OrderUpdateFeedTests
{
    private readonly RowCollector _ledger = new();
    private readonly OrderTicket _ticket = Ticket();
    private readonly OrderUpdateFeed _feed;

    public OrderUpdateFeedTests()
    {
        _feed = new OrderUpdateFeed("sim.updates", 1, "v1", _ledger);
        _feed.Register(Order(_ticket));
    }

    [Fact]
    public void A_fill_moves_execution_decision_and_cost_on()
    {
        _feed.Apply(Update(_ticket, 1, OrderStatus.New), out _);
        OrderUpdate fill = Update(_ticket, 2, OrderStatus.Filled, 100m, (100m, 10.02m));

        Assert.Equal(FeedResult.Applied, _feed.Apply(fill, out FillDelta delta));
        Assert.Equal(new FillDelta(100m, 10.02m), delta);

        ExecutionRow execution = _ledger.Last<ExecutionRow>();
        Assert.Equal(("filled", 100m, 10.02m), (execution.Status, execution.FilledQty, execution.AvgFillPrice));
        Assert.Equal((fill.EventTs, 2L), (execution.OrderFeedLastEventTs, execution.OrderFeedLastSeq));
        TradeDecisionRow decision = _ledger.Last<TradeDecisionRow>();
        Assert.Equal(("filled", fill.Timestamp), (decision.Status, decision.ExecutedAt));
        ExecutionTcaMetricRow cost = _ledger.Last<ExecutionTcaMetricRow>();
        Assert.Equal((10m, 10.02m, 20m, 2m), (cost.ArrivalPrice, cost.AvgFillPrice, cost.SlippageBps, cost.ShortfallNotional));
        Assert.Equal((100m, 0m, 0m), (cost.SignedQty, cost.ChurnQty, cost.ChurnRatio));
        Assert.Equal(cost.SlippageBps, cost.RealizedShortfallBps);
        Assert.Null(cost.DivergenceBps);
    }

    [Fact]
    public void An_order_event_has_the_place_of_its_update_on_the_topic()
    {
        OrderUpdate update = Update(_ticket, 5, OrderStatus.New);
        _feed.Apply(update, out _);

        ExecutionOrderEventRow row = _ledger.Last<ExecutionOrderEventRow>();
        Assert.Equal(("sim.updates", 0, 4L, 5L), (row.SourceTopic, row.SourcePartition, row.SourceOffset, row.FeedSeq));
        Assert.Equal(("new", "new", update.EventTs), (row.EventType, row.Status, row.EventTs));
        Assert.Equal((_ledger.Last<ExecutionRow>().Id, _ledger.Last<TradeDecisionRow>().Id), (row.ExecutionId, row.TradeDecisionId));
    }

    [Fact]
    public void An_update_seen_before_writes_nothing()
    {
        OrderUpdate update = Update(_ticket, 1, OrderStatus.PartiallyFilled, 40m, (40m, 10m));
        _feed.Apply(update, out _);
        int rows = _ledger.Rows.Count;

        Assert.Equal(FeedResult.Duplicate, _feed.Apply(update with { Seq = 9 }, out FillDelta delta));
        Assert.Equal(default, delta);
        Assert.Equal(rows, _ledger.Rows.Count);
    }

    [Fact]
    public void An_older_update_is_recorded_and_changes_nothing()
    {
        OrderUpdate early = Update(_ticket, 1, OrderStatus.New);
        _feed.Apply(Update(_ticket, 2, OrderStatus.PartiallyFilled, 40m, (40m, 10m)), out _);

        Assert.Equal(FeedResult.Stale, _feed.Apply(early, out _));
        Assert.Equal(2, _ledger.Count<ExecutionOrderEventRow>());
        Assert.Equal(1, _ledger.Count<ExecutionRow>());
        Assert.Equal("partially_filled", _ledger.Last<ExecutionRow>().Status);
    }

    [Fact]
    public void Nothing_moves_an_order_that_has_ended()
    {
        _feed.Apply(Update(_ticket, 1, OrderStatus.Canceled), out _);

        Assert.Equal(FeedResult.Stale, _feed.Apply(Update(_ticket, 2, OrderStatus.Filled, 100m, (100m, 10m)), out _));
        Assert.Equal(0m, _ledger.Last<ExecutionRow>().FilledQty);
    }

    [Fact]
    public void A_missing_update_is_made_up_for_by_the_next()
    {
        OrderUpdate first = Update(_ticket, 1, OrderStatus.PartiallyFilled, 40m, (40m, 10m));
        _feed.Apply(first, out _);

        // A fill of 20 at 10.10 never came; this one is of 40 at 10.20, and the average of all 100 is 10.10.
        OrderUpdate last = Update(_ticket, 3, OrderStatus.Filled, 100m, (40m, 10.20m)) with { FilledAvgPrice = 10.10m };
        _feed.Apply(last, out FillDelta delta);

        // 100 × 10.10 − 40 × 10.00 = 610 for 60 shares.
        Assert.Equal(60m, delta.Quantity);
        Assert.Equal(10.16666667m, delta.Price);
    }

    [Fact]
    public void An_update_of_an_unknown_order_is_recorded_without_an_execution()
    {
        OrderTicket other = _ticket with { OrderId = "o-2" };

        Assert.Equal(FeedResult.UnknownOrder, _feed.Apply(Update(other, 1, OrderStatus.New), out _));
        Assert.Null(_ledger.Last<ExecutionOrderEventRow>().ExecutionId);
    }

    [Fact]
    public void Without_an_arrival_price_there_is_no_slippage()
    {
        OrderTicket other = _ticket with { OrderId = "o-2" };
        _feed.Register(Order(other, arrivalPrice: null));
        _feed.Apply(Update(other, 1, OrderStatus.Filled, 100m, (100m, 10m)), out _);

        ExecutionTcaMetricRow cost = _ledger.Last<ExecutionTcaMetricRow>();
        Assert.Null(cost.ArrivalPrice);
        Assert.Null(cost.SlippageBps);
        Assert.Null(cost.ShortfallNotional);
    }

    [Fact]
    public void The_fingerprint_knows_order_event_status_time_and_filled_quantity_and_nothing_else()
    {
        OrderUpdate update = Update(_ticket, 1, OrderStatus.PartiallyFilled, 40m, (40m, 10m));
        string fingerprint = OrderFingerprint.Of(update);

        Assert.Equal("e33be286a395e7a8a05d43dce928c285ef4ed9739df5c53116e2f3fc95ff003c", fingerprint);
        Assert.Equal(fingerprint, OrderFingerprint.Of(update with { Seq = 7, AccountLabel = "x", EventTs = update.EventTs + Duration.FromHours(1) }));
        Assert.NotEqual(fingerprint, OrderFingerprint.Of(update with { FilledQty = 41m }));
        Assert.NotEqual(fingerprint, OrderFingerprint.Of(update with { Timestamp = update.Timestamp + Duration.FromMilliseconds(1) }));
    }
}
