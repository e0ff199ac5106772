using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>
/// The ledger of a generated day: two strategies open and close positions, some decisions are refused by risk or vetoed by
/// the review, some orders are filled in part, canceled or rejected, and a few positions are still open at the close.
/// </summary>
internal sealed class GeneratedTrading(DayOptions options, GeneratedMarket market)
{
    private static readonly string[] s_refusals =
        ["spread_too_wide", "max_symbol_exposure_exceeded", "cooldown_active", "max_concurrent_positions", "stale_price"];

    private static readonly Guid s_momentum = DeterministicGuid.Create("strategies", "tsmom-fast");
    private static readonly Guid s_reversion = DeterministicGuid.Create("strategies", "mean-reversion");

    private readonly MemoryLedger _ledger = new();
    private readonly Random _random = new(options.Seed + 1);
    private int _number;

    public MemoryLedger Build()
    {
        AddStrategy(s_momentum, "tsmom-fast" + options.Foreign);
        AddStrategy(s_reversion, "mean-reversion");
        for (int i = 0; i < options.RoundTrips; i++)
        {
            AddRoundTrip();
        }

        new GeneratedRuntime(options, market).Fill(_ledger);
        return _ledger;
    }

    private void AddRoundTrip()
    {
        string symbol = options.Symbols[Math.Min(_random.Next(options.Symbols.Count), _random.Next(options.Symbols.Count))];
        double second = EntrySecond();
        bool momentum = _random.NextDouble() < 0.7;
        int direction = momentum || _random.NextDouble() < 0.6 ? 1 : -1;
        string rationale = momentum
            ? "tsmom_trend_up, momentum_confirmed, volatility_within_budget" + options.Foreign
            : "mean_reversion_entry";
        string refusal = _random.NextDouble() < 0.18 ? s_refusals[Math.Min(_random.Next(s_refusals.Length), _random.Next(s_refusals.Length))] : "";
        Guid strategy = momentum ? s_momentum : s_reversion;
        decimal qty = Math.Max(1, (int)(4_000 / market.Price(symbol, (int)second) * (0.5 + _random.NextDouble())));
        bool vetoed = refusal.Length == 0 && options.Reviews && _random.NextDouble() < 0.12;
        TradeDecisionRow entry = Decide(strategy, symbol, second, direction > 0 ? "buy" : "sell", qty, rationale, refusal, vetoed);
        if (options.Reviews && refusal.Length == 0)
        {
            _ledger.Reviews.Add(GeneratedReviews.Of(entry, vetoed, _random));
        }

        if (refusal.Length > 0 || vetoed)
        {
            return;
        }

        decimal filled = Execute(entry, second, direction, qty);
        double exit = second + 20 + (Math.Exp(_random.NextDouble() * 5.2) * 9);
        if (filled == 0 || exit > GeneratedMarket.Seconds - 30)
        {
            return;
        }

        string exitRationale = _random.NextDouble() switch
        {
            < 0.22 => "position_stop_loss_exit",
            < 0.4 => "position_time_exit",
            _ => momentum ? "tsmom_trend_down, momentum_reversal_exit" : "mean_reversion_exit",
        };
        TradeDecisionRow leave = Decide(strategy, symbol, exit, direction > 0 ? "sell" : "buy", filled, exitRationale, "", false);
        Execute(leave, exit, -direction, filled, certain: true);
    }

    /// <summary>More of them near the open and the close.</summary>
    private double EntrySecond()
    {
        double x = _random.NextDouble();
        x = _random.NextDouble() switch
        {
            < 0.3 => x * x * 0.35,
            < 0.45 => 1 - (x * x * 0.2),
            _ => x,
        };
        return 60 + Math.Floor(x * (GeneratedMarket.Seconds - 120));
    }

    private TradeDecisionRow Decide(
        Guid strategy, string symbol, double second, string action, decimal qty, string rationale, string refusal, bool vetoed)
    {
        _number++;
        string natural = string.Create(CultureInfo.InvariantCulture, $"{symbol}:{second}:{action}:{_number}");
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(natural)));
        Instant signal = GeneratedDay.At(market, second);
        string price = market.Price(symbol, (int)second).ToString(CultureInfo.InvariantCulture);
        string reasons = refusal.Length > 0 ? $"\"{refusal}\"" : vetoed ? "\"llm_policy_veto\"" : "";
        string stage = refusal.Length > 0 ? "sized" : vetoed ? "risk_passed" : "submitted";
        string json = string.Create(CultureInfo.InvariantCulture, $$"""
            {"strategy_id":"{{strategy}}","symbol":"{{symbol}}","event_ts":"{{EventTime.FormatForHash(signal)}}","timeframe":"1Sec","action":"{{action}}","qty":"{{qty}}","order_type":"limit","time_in_force":"day","params":{"price":"{{price}}","price_snapshot":{"as_of":"{{EventTime.Format(signal)}}","price":"{{price}}","spread":"0.02","source":"quote"},"signal_seq":{{_number}},"risk_reasons":[{{reasons}}],"submission_stage":"{{stage}}","simulation_context":{"simulation_run_id":"{{options.RunId}}","dataset_id":"us-equities-2026-02-27","dataset_event_id":"torghut.trades.v1:1:{{48_000_000 + _number}}","source_topic":"torghut.trades.v1","source_partition":1,"source_offset":{{48_000_000 + _number}},"replay_topic":"trades","signal_event_ts":"{{EventTime.Format(signal)}}","signal_seq":{{_number}} } } }
            """);
        var row = new TradeDecisionRow
        {
            Id = DeterministicGuid.Create("trade_decisions", natural),
            StrategyId = strategy,
            AlpacaAccountLabel = "paper",
            Symbol = symbol,
            Timeframe = "1Sec",
            DecisionJson = json,
            Rationale = rationale,
            DecisionHash = hash,
            Status = refusal.Length > 0 ? "blocked" : vetoed ? "rejected" : "submitted",
            CreatedAt = signal + Duration.FromMilliseconds(2_005),
        };
        _ledger.Decisions.Add(row);
        return row;
    }

    /// <summary>Sends the decision's order; gives the quantity that was filled.</summary>
    private decimal Execute(TradeDecisionRow decision, double second, int direction, decimal qty, bool certain = false)
    {
        double luck = certain ? 1 : _random.NextDouble();
        decimal filled = luck < 0.03 ? 0 : luck < 0.09 && qty > 1 ? Math.Floor(qty * 0.6m) : qty;
        string status = luck < 0.012 ? "rejected" : filled < qty ? "canceled" : "filled";
        double submit = second + 2.005 + (options.Reviews && !certain ? 0.35 + (_random.NextDouble() * 0.9) : 0);
        double acknowledged = submit + 0.040 + (_random.NextDouble() * 0.004);
        double fillAfter = 0.020 + (-Math.Log(1 - _random.NextDouble()) * (_random.NextDouble() < 0.7 ? 0.05 : 6));
        double arrival = market.Price(decision.Symbol, (int)submit);
        double fill = Math.Round(arrival + (direction * market.HalfSpread(decision.Symbol) * (0.4 + _random.NextDouble()))
            + ((_random.NextDouble() - 0.5) * arrival * 0.00012), 4);
        var context = new GeneratedOrder(options, decision, direction > 0 ? "buy" : "sell", qty);
        ExecutionRow order = context.Order(GeneratedDay.At(market, submit), GeneratedDay.At(market, submit + fillAfter), filled, (decimal)fill, status);
        _ledger.Executions.Add(order);
        if (status == "rejected")
        {
            _ledger.OrderEvents.Add(context.Event(order, "rejected", GeneratedDay.At(market, acknowledged), 0, null, 0));
            return 0;
        }

        _ledger.OrderEvents.Add(context.Event(order, "new", GeneratedDay.At(market, acknowledged), 0, null, 0));
        if (filled > 0)
        {
            decimal first = filled > 3 && luck < 0.3 ? Math.Floor(filled / 2) : filled;
            if (first < filled)
            {
                _ledger.OrderEvents.Add(context.Event(order, "partial_fill", GeneratedDay.At(market, submit + fillAfter), first, (decimal)fill, first));
            }

            string last = filled < qty ? "partial_fill" : "fill";
            double end = submit + fillAfter + (first < filled ? 0.8 : 0);
            _ledger.OrderEvents.Add(context.Event(order, last, GeneratedDay.At(market, end), filled, (decimal)fill, filled - first == 0 ? filled : filled - first));
            _ledger.TcaMetrics.Add(context.Tca(order, (decimal)arrival, (decimal)fill, direction));
        }

        if (filled < qty)
        {
            _ledger.OrderEvents.Add(context.Event(order, "canceled", GeneratedDay.At(market, submit + 60), filled, null, 0));
        }

        return filled;
    }

    private void AddStrategy(Guid id, string name) => _ledger.Strategies.Add(new StrategyRow
    {
        Id = id,
        Name = name,
        Enabled = true,
        BaseTimeframe = "1Sec",
        UniverseType = "static",
        CreatedAt = market.Session.Open,
        UpdatedAt = market.Session.Open,
    });
}
