using System.Text.Json;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Orders;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Text;

namespace Torghut.Trading.Review.Requests;

/// <summary>
/// Writes requests: canonical JSON, keys in ordinal order, decimals as text, times as ISO 8601. It holds nothing of the
/// run, of the lineage or of the wall clock, so that the same question of another run is the same text.
/// </summary>
internal static class RequestDocument
{
    private const int RatioDecimals = 6;

    /// <summary>Writes one.</summary>
    public static string Write(ReviewScene scene, ReviewOptions options) => JsonText.Write((scene, options), static (json, r) =>
    {
        ReviewScene scene = r.scene;
        json.WriteStartObject();
        WriteAccount(json, scene);
        WriteDecision(json, scene.Decision);
        WriteMarket(json, scene);
        WritePolicy(json, r.options);
        WritePortfolio(json, scene);
        WritePositions(json, scene.Positions);
        json.WriteString("prompt_version", r.options.PromptVersion);
        WriteRecent(json, scene.Recent);
        json.WriteString("trading_mode", r.options.TradingMode);
        json.WriteEndObject();
    });

    private static void WriteAccount(Utf8JsonWriter json, ReviewScene scene)
    {
        json.WriteStartObject("account");
        json.WriteDecimal("buying_power", scene.Valuation?.BuyingPower);
        json.WriteDecimal("cash", scene.Cash);
        json.WriteDecimal("equity", scene.Valuation?.Equity);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, Decision d)
    {
        json.WriteStartObject("decision");
        json.WriteString("action", OrderWords.Of(d.Side));
        json.WriteTime("decided_at", d.DecidedNs);
        json.WriteTime("event_ts", d.Signal.EndNs);
        json.WriteBoolean("exit_overlay", d.IsOverlay);
        json.WriteString("intent", d.Reduces ? "reduce" : "open");
        json.WriteDecimal("limit_price", d.LimitPriceE8 is long limit ? FixedPoint.ToDecimal(limit) : null);
        json.WriteDecimal("notional", d.Price is null ? null : d.Quantity * d.Price.Mid);
        json.WriteString("order_type", OrderWords.Of(d.OrderType));
        json.WriteDecimal("price", d.Price?.Mid);
        json.WriteDecimal("qty", d.Quantity);
        json.WriteString("rationale", d.Rationale);
        json.WriteString("strategy", d.Strategy.Definition.Name);
        json.WriteString("strategy_kind", StrategyKinds.Name(d.Strategy.Definition.Kind));
        json.WriteString("symbol", d.SymbolName);
        json.WriteString("time_in_force", OrderWords.Of(d.TimeInForce));
        json.WriteString("timeframe", Timeframes.Name(d.Signal.Timeframe));
        json.WriteEndObject();
    }

    private static void WriteMarket(Utf8JsonWriter json, ReviewScene scene)
    {
        TopOfBook book = scene.Book;
        json.WriteStartObject("market");
        json.WriteDecimal("ask", book.Ask.PriceE8 > 0 ? FixedPoint.ToDecimal(book.Ask.PriceE8) : null);
        json.WriteDecimal("ask_size", book.Ask.PriceE8 > 0 ? FixedPoint.ToDecimal(book.Ask.SizeE8) : null);
        json.WriteDecimal("bid", book.Bid.PriceE8 > 0 ? FixedPoint.ToDecimal(book.Bid.PriceE8) : null);
        json.WriteDecimal("bid_size", book.Bid.PriceE8 > 0 ? FixedPoint.ToDecimal(book.Bid.SizeE8) : null);
        json.WriteBoolean("halted", book.IsHalted);
        WriteIndicators(json, scene.Decision.Signal);
        json.WriteDecimal("mid", book.Mid);
        json.WriteDecimal("quote_age_ms", scene.QuoteAgeNs is { } age ? (decimal)age / EventTime.NsPerMs : null);
        json.WriteDecimal("spread", book.Spread);
        json.WriteDecimal("spread_bps", Rounded(scene.SpreadBps));
        json.WriteEndObject();
    }

    private static void WriteIndicators(Utf8JsonWriter json, in Signal signal)
    {
        json.WriteStartObject("indicators");
        json.WriteIndicator("boll_lower", signal.BollLower);
        json.WriteIndicator("boll_mid", signal.BollMid);
        json.WriteIndicator("boll_upper", signal.BollUpper);
        json.WriteIndicator("close", signal.Close);
        json.WriteIndicator("ema12", signal.Ema12);
        json.WriteIndicator("ema26", signal.Ema26);
        json.WriteIndicator("macd", signal.Macd);
        json.WriteIndicator("macd_hist", signal.MacdHist);
        json.WriteIndicator("macd_signal", signal.MacdSignal);
        json.WriteIndicator("rsi14", signal.Rsi14);
        json.WriteIndicator("vol_realized_w60s", signal.VolRealizedW60s);
        json.WriteIndicator("vwap_session", signal.VwapSession);
        json.WriteIndicator("vwap_w5m", signal.VwapW5m);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, ReviewOptions options)
    {
        json.WriteStartObject("policy");
        json.WriteBoolean("adjustment_allowed", options.Policy.AdjustmentAllowed);
        json.WriteStartArray("allowed_order_types");
        foreach (string type in options.Policy.AllowedOrderTypes)
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
        json.WriteDecimal("max_qty_multiplier", options.Policy.MaxQtyMultiplier);
        json.WriteDecimal("min_qty_multiplier", options.Policy.MinQtyMultiplier);
        json.WriteEndObject();
    }

    private static void WritePortfolio(Utf8JsonWriter json, ReviewScene scene)
    {
        Valuation? account = scene.Valuation;
        decimal? equity = account?.Equity > 0 ? account.Value.Equity : null;
        json.WriteStartObject("portfolio");
        json.WriteDecimal("gross_exposure", account?.Gross);
        json.WriteDecimal("gross_exposure_pct", Rounded(account?.Gross / equity));
        json.WriteDecimal("gross_exposure_pct_with_orders", Rounded(account?.WorstGross / equity));
        json.WriteNumber("open_positions", scene.Positions.Count);
        json.WriteDecimal("symbol_open_buys", scene.Position.OpenBuys);
        json.WriteDecimal("symbol_open_sells", scene.Position.OpenSells);
        json.WriteDecimal("symbol_qty", scene.Position.Quantity);
        json.WriteEndObject();
    }

    private static void WritePositions(Utf8JsonWriter json, IReadOnlyList<ScenePosition> positions)
    {
        json.WriteStartArray("positions");
        foreach (ScenePosition position in positions)
        {
            json.WriteStartObject();
            json.WriteDecimal("avg_entry_price", position.AveragePrice);
            json.WriteDecimal("price", position.Mid);
            json.WriteDecimal("qty", position.Quantity);
            json.WriteString("symbol", position.Symbol);
            json.WriteDecimal("unrealized_pl", position.Quantity * (position.Mid - position.AveragePrice));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRecent(Utf8JsonWriter json, IReadOnlyList<Decision> recent)
    {
        json.WriteStartArray("recent_decisions");
        foreach (Decision d in recent)
        {
            json.WriteStartObject();
            json.WriteString("action", OrderWords.Of(d.Side));
            json.WriteTime("decided_at", d.DecidedNs);
            json.WriteDecimal("qty", d.Quantity);
            json.WriteString("rationale", d.Rationale);
            json.WriteString("review_reason", d.ReviewReason);
            json.WriteStartArray("risk_reasons");
            foreach (string reason in d.Reasons.Codes())
            {
                json.WriteStringValue(reason);
            }

            json.WriteEndArray();
            json.WriteString("status", DecisionWords.Of(d.Status));
            json.WriteString("strategy", d.Strategy.Definition.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static decimal? Rounded(decimal? value) =>
        value is { } number ? decimal.Round(number, RatioDecimals, MidpointRounding.ToEven) : null;
}
