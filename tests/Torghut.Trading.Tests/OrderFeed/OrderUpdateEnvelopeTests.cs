using System.Text.Json;
using Torghut.Trading.OrderFeed;
using Torghut.Trading.Orders;
using static Torghut.Trading.Tests.OrderFeed.MadeOrders;

namespace Torghut.Trading.Tests.OrderFeed;

public sealed class OrderUpdateEnvelopeTests
{
    [Fact]
    public void A_fill_is_an_envelope_of_the_contract()
    {
        string json = OrderUpdateEnvelope.Write(Update(Ticket(), 3, OrderStatus.PartiallyFilled, 40m, (40m, 10.01m)));

        Assert.Equal(
            """
            {"ingestTs":"2026-02-27T15:00:00.080Z","eventTs":"2026-02-27T15:00:00.080Z","feed":"simulation","channel":"trade_updates","symbol":"AIG","seq":3,"payload":{"event":"partial_fill","timestamp":"2026-02-27T15:00:00.060Z","price":"10.01","qty":"40","position_qty":"40","order":{"id":"o-1","client_order_id":"hash-1","symbol":"AIG","side":"buy","type":"limit","time_in_force":"day","qty":"100","filled_qty":"40","filled_avg_price":"10.01","limit_price":"10.05","status":"partially_filled","submitted_at":"2026-02-27T15:00:00Z","updated_at":"2026-02-27T15:00:00.060Z"},"execution":{"rule":"take_opposite","bid":"9.99","ask":"10.01"}},"isFinal":true,"source":"simulation","version":1,"accountLabel":"paper","simulation_context":{"simulation_run_id":"run-1","dataset_id":"day-1","dataset_event_id":"torghut.trades.v1:0:7","source_topic":"torghut.trades.v1","source_partition":0,"source_offset":7,"replay_topic":"sim.trades","signal_event_ts":"2026-02-27T14:59:58Z","signal_seq":9}}
            """,
            json);
    }

    [Fact]
    public void An_update_without_a_fill_has_no_price()
    {
        using JsonDocument json = JsonDocument.Parse(OrderUpdateEnvelope.Write(Update(Ticket(), 1, OrderStatus.New)));
        JsonElement payload = json.RootElement.GetProperty("payload");

        Assert.False(payload.TryGetProperty("price", out _));
        Assert.False(payload.TryGetProperty("qty", out _));
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("order").GetProperty("filled_avg_price").ValueKind);
    }
}
