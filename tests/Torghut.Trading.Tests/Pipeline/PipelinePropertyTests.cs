using System.Globalization;
using System.Text.Json;
using CsCheck;
using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>What holds for every tape and every configuration.</summary>
public sealed class PipelinePropertyTests
{
    private const int Iterations = 100;

    [Fact]
    public void How_the_events_are_cut_into_batches_does_not_matter() =>
        Gen.Select(RandomDay.Day, RandomDay.Options, Gen.Int[1, 60].Array[1, 20]).Sample(
            (day, options, sizes) =>
            {
                MadeRun whole = day.Run(options, batchSize: 100_000);
                MadeRun cut = MadeRun.Of(new TradingPipeline(options, [false, false]), day.Events, i => sizes[i % sizes.Length]);
                Assert.Equal(whole.Rows.Select(r => r.ToString()), cut.Rows.Select(r => r.ToString()));
                Assert.Equal(whole.Signals.Count, cut.Signals.Count);
            },
            iter: Iterations,
            threads: 1);

    [Fact]
    public void Fills_positions_and_cash_close() => Sample((_, options, run) =>
    {
        IReadOnlyList<Fill> fills = Fills(run);
        PositionSnapshotRow end = run.Final<PositionSnapshotRow>()[^1];
        Assert.Equal(options.Execution.Account.StartingCash - fills.Sum(f => f.Signed * f.Price), end.Cash);

        Dictionary<string, decimal> held = options.Execution.Account.Positions.ToDictionary(p => p.Symbol, p => p.Quantity);
        foreach (Fill fill in fills)
        {
            held[fill.Symbol] = held.GetValueOrDefault(fill.Symbol) + fill.Signed;
            if (options.Execution.Jitter == LatencyJitter.None)
            {
                // With jitter two orders' updates can become known in another order than they filled.
                Assert.Equal(held[fill.Symbol], fill.PositionAfter);
            }
        }

        Dictionary<string, decimal> snapshot = [];
        decimal value = end.Cash;
        foreach (JsonElement position in MadeRun.Parse(end.Positions).EnumerateArray())
        {
            string symbol = position.GetProperty("symbol").GetString()!;
            snapshot[symbol] = snapshot.GetValueOrDefault(symbol) + Number(position, "qty");
            value += Number(position, "market_value");
        }

        Assert.Equal(Nonzero(held), Nonzero(snapshot));
        Assert.Equal(end.Equity, value);
    });

    [Fact]
    public void Orders_fill_at_most_what_was_ordered_and_end() => Sample((_, _, run) =>
    {
        ILookup<string, Fill> fills = Fills(run).ToLookup(f => f.OrderId);
        Dictionary<Guid, TradeDecisionRow> decisions = run.Final<TradeDecisionRow>().ToDictionary(d => d.Id);
        foreach (ExecutionRow order in run.Final<ExecutionRow>())
        {
            Assert.InRange(order.FilledQty, 0m, order.SubmittedQty);
            Assert.Equal(order.FilledQty, fills[order.AlpacaOrderId].Sum(f => Math.Abs(f.Signed)));
            Assert.Contains(order.Status, new[] { "filled", "canceled", "rejected" });
            Assert.Equal(order.Status == "filled", order.FilledQty == order.SubmittedQty);
            Assert.Equal(order.Status, decisions[order.TradeDecisionId!.Value].Status);
        }
    });

    [Fact]
    public void A_fill_has_the_price_that_its_rule_says_and_shows_the_quote_of_its_moment() => Sample((day, _, run) =>
    {
        List<MarketEvent> tape = [.. day.Events.Select(e => e.Event).Where(e => !e.IsLate)];
        foreach (Fill fill in Fills(run))
        {
            ushort symbol = fill.Symbol == "AIG" ? (ushort)0 : (ushort)1;
            long timeNs = Torghut.Market.Time.EventTime.FromInstant(fill.MarketTime);
            List<MarketEvent> quotes =
                [.. tape.Where(e => e.Symbol == symbol && e.Channel == EventChannel.Quote && e.EventTimeNs <= timeNs)];

            // Of several quotes at that very instant each was the moment's quote.
            Assert.Contains(
                quotes.Where(q => q.EventTimeNs == quotes[^1].EventTimeNs || q.EventTimeNs == timeNs),
                q => (fill.Bid, fill.Ask) == (FixedPoint.ToDecimal(q.BidPriceE8), FixedPoint.ToDecimal(q.AskPriceE8)));
            Assert.True(fill.Bid <= fill.Ask);
            switch (fill.Rule)
            {
                case "take_opposite":
                    Assert.Equal(fill.Signed > 0 ? fill.Ask : fill.Bid, fill.Price);
                    break;
                case "resting_limit_reached":
                    Assert.True(fill.Signed > 0 ? fill.Price >= fill.Ask : fill.Price <= fill.Bid);
                    Assert.Equal(fill.Limit, fill.Price);
                    break;
                default:
                    // A print at or beyond the limit, at that very moment.
                    Assert.Equal(fill.Limit, fill.Price);
                    Assert.Contains(tape, e => e.Symbol == symbol && e.Channel == EventChannel.Trade && e.EventTimeNs == timeNs
                        && Math.Sign(fill.Signed) * (fill.Price - FixedPoint.ToDecimal(e.PriceE8)) >= (fill.Rule == "queue_ahead" ? 0m : 0.0001m));
                    break;
            }
        }
    });

    [Fact]
    public void Every_signal_has_one_outcome_and_every_decision_is_one() => Sample((_, options, run) =>
    {
        int decided = 0;
        foreach (JsonElement detail in run.OutcomeDetails())
        {
            int consumed = detail.GetProperty("consumed").GetInt32();
            Assert.Equal(detail.GetProperty("produced").GetInt32(), consumed);
            Assert.Equal(consumed, detail.GetProperty("outcomes").EnumerateObject().Sum(o => o.Value.GetInt32()));
            decided += detail.GetProperty("outcomes").TryGetProperty("decision", out JsonElement count) ? count.GetInt32() : 0;
        }

        Assert.Equal(decided, run.Final<TradeDecisionRow>().Count);
        Assert.Equal(run.Statistics.Decisions, decided);
        Assert.Equal(run.Final<TradeDecisionRow>().Count, run.Final<TradeDecisionRow>().Select(d => d.DecisionHash).Distinct().Count());
    });

    [Fact]
    public void Updates_come_in_order_after_their_cause_and_none_is_lost() => Sample((_, options, run) =>
    {
        IReadOnlyList<ExecutionOrderEventRow> events = run.Final<ExecutionOrderEventRow>();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long?)i), events.Select(e => e.FeedSeq));
        Assert.Equal(events.Select(e => e.EventTs).Order(), events.Select(e => e.EventTs));
        Assert.All(events, e => Assert.NotNull(e.ExecutionId));
        Assert.Equal(0, run.Statistics.StaleOrderUpdates + run.Statistics.DuplicateOrderUpdates + run.Statistics.UnknownOrderUpdates);
        Dictionary<Guid, ExecutionRow> orders = run.Final<ExecutionRow>().ToDictionary(o => o.Id);
        Assert.All(events, e => Assert.True(e.EventTs >= orders[e.ExecutionId!.Value].CreatedAt));
    });

    [Fact]
    public void Without_leave_no_strategy_goes_short() => Sample((_, options, run) =>
    {
        HashSet<string> longOnly = [.. options.Strategies.Where(s => !s.Parameters.AllowShort).Select(s => s.Name)];
        foreach (PositionSnapshotRow snapshot in run.Final<PositionSnapshotRow>())
        {
            foreach (JsonElement position in MadeRun.Parse(snapshot.Positions).EnumerateArray())
            {
                Assert.False(longOnly.Contains(position.GetProperty("strategy").GetString()!) && Number(position, "qty") < 0);
            }
        }
    });

    [Fact]
    public void The_random_days_trade()
    {
        int orders = 0;
        int partial = 0;
        HashSet<string> rules = [];
        Sample((_, _, run) =>
        {
            orders += run.Final<ExecutionRow>().Count;
            partial += run.Final<ExecutionOrderEventRow>().Count(e => e.EventType == "partial_fill");
            rules.UnionWith(run.Final<ExecutionOrderEventRow>().Select(e => MadeRun.Parse(e.RawEvent).GetProperty("payload"))
                .Where(p => p.TryGetProperty("execution", out _)).Select(p => p.GetProperty("execution").GetProperty("rule").GetString()!));
        });

        // Otherwise the properties above would hold of nothing.
        Assert.True(orders > Iterations, $"{orders} orders");
        Assert.True(partial > Iterations / 4, $"{partial} partial fills");
        Assert.Superset(
            new HashSet<string> { "take_opposite", "resting_limit_reached", "ioc_remainder", "no_market", "session_close" }, rules);
    }

    private static void Sample(Action<MadeDay, PipelineOptions, MadeRun> check) =>
        Gen.Select(RandomDay.Day, RandomDay.Options).Sample(
            (day, options) => check(day, options, day.Run(options)), iter: Iterations, threads: 1);

    private static List<Fill> Fills(MadeRun run)
    {
        List<Fill> fills = [];
        foreach (ExecutionOrderEventRow row in run.Final<ExecutionOrderEventRow>())
        {
            JsonElement payload = MadeRun.Parse(row.RawEvent).GetProperty("payload");
            if (!payload.TryGetProperty("price", out _))
            {
                continue;
            }

            JsonElement order = payload.GetProperty("order");
            JsonElement execution = payload.GetProperty("execution");
            JsonElement limit = order.GetProperty("limit_price");
            fills.Add(new Fill(
                row.AlpacaOrderId!,
                row.Symbol!,
                Number(payload, "qty") * (order.GetProperty("side").GetString() == "buy" ? 1 : -1),
                Number(payload, "price"),
                Number(payload, "position_qty"),
                Number(execution, "bid"),
                Number(execution, "ask"))
            {
                Rule = execution.GetProperty("rule").GetString()!,
                Limit = limit.ValueKind == JsonValueKind.Null ? null : Number(order, "limit_price"),
                MarketTime = NodaTime.Text.InstantPattern.ExtendedIso.Parse(payload.GetProperty("timestamp").GetString()!).Value,
            });
        }

        return fills;
    }

    private static decimal Number(JsonElement json, string name) =>
        decimal.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static Dictionary<string, decimal> Nonzero(Dictionary<string, decimal> values) =>
        values.Where(v => v.Value != 0).OrderBy(v => v.Key, StringComparer.Ordinal).ToDictionary(v => v.Key, v => v.Value);

    private sealed record Fill(
        string OrderId, string Symbol, decimal Signed, decimal Price, decimal PositionAfter, decimal Bid, decimal Ask)
    {
        public required string Rule { get; init; }

        public required decimal? Limit { get; init; }

        public required NodaTime.Instant MarketTime { get; init; }
    }
}
