using System.Text.Json;
using Torghut.Market.Prices;
using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;
using Torghut.Trading.Risk;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Text;

namespace Torghut.Trading.Decisions;

/// <summary>Writes <c>decision_json</c>.</summary>
internal static class DecisionDocument
{
    /// <summary>The document of a decision as it stands.</summary>
    public static string Write(Decision decision) => JsonText.Write(decision, static (json, d) =>
    {
        json.WriteStartObject();
        json.WriteString("strategy_id", d.Strategy.IdText);
        json.WriteString("symbol", d.SymbolName);
        json.WriteTime("event_ts", d.Signal.EndNs);
        json.WriteString("timeframe", Timeframes.Name(d.Signal.Timeframe));
        json.WriteString("action", OrderWords.Of(d.Side));
        json.WriteDecimal("qty", d.Quantity);
        json.WriteString("order_type", OrderWords.Of(d.OrderType));
        json.WriteString("time_in_force", OrderWords.Of(d.TimeInForce));
        json.WriteDecimal("limit_price", d.LimitPriceE8 is long limit ? FixedPoint.ToDecimal(limit) : null);
        json.WriteNull("stop_price");
        json.WriteString("rationale", d.Rationale);
        json.WriteStartObject("params");
        WriteParameters(json, d);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteParameters(Utf8JsonWriter json, Decision d)
    {
        json.WriteString("strategy", d.Strategy.Definition.Name);
        json.WriteString("strategy_kind", StrategyKinds.Name(d.Strategy.Definition.Kind));
        json.WriteString("intent", d.Reduces ? "reduce" : "open");
        json.WriteBoolean("exit_overlay", d.IsOverlay);
        WriteIndicators(json, d.Signal);
        json.WriteDecimal("price", d.Price?.Mid);
        WritePrice(json, d.Price);
        json.WriteNumber("signal_seq", d.Signal.Seq);
        SimulationContextJson.Write(json, d.Context);
        WriteSizing(json, d.Sizing);
        json.WriteStartArray("risk_reasons");
        foreach (string reason in d.Reasons.Codes())
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        json.WriteString("review_reason", d.ReviewReason);
        json.WriteString("submission_stage", DecisionWords.Of(d.Stage));
    }

    private static void WriteIndicators(Utf8JsonWriter json, in Signal signal)
    {
        json.WriteStartObject("indicators");
        json.WriteIndicator("close", signal.Close);
        json.WriteIndicator("macd", signal.Macd);
        json.WriteIndicator("macd_signal", signal.MacdSignal);
        json.WriteIndicator("macd_hist", signal.MacdHist);
        json.WriteIndicator("ema12", signal.Ema12);
        json.WriteIndicator("ema26", signal.Ema26);
        json.WriteIndicator("rsi14", signal.Rsi14);
        json.WriteIndicator("boll_mid", signal.BollMid);
        json.WriteIndicator("boll_lower", signal.BollLower);
        json.WriteIndicator("vwap_session", signal.VwapSession);
        json.WriteIndicator("vol_realized_w60s", signal.VolRealizedW60s);
        json.WriteEndObject();
    }

    private static void WritePrice(Utf8JsonWriter json, PriceSnapshot? price)
    {
        if (price is null)
        {
            json.WriteNull("price_snapshot");
            return;
        }

        json.WriteStartObject("price_snapshot");
        json.WriteTime("as_of", price.AsOfNs);
        json.WriteDecimal("price", price.Mid);
        json.WriteDecimal("spread", price.Spread);
        json.WriteString("source", "quote_mid");
        json.WriteDecimal("bid", price.Bid);
        json.WriteDecimal("ask", price.Ask);
        json.WriteEndObject();
    }

    private static void WriteSizing(Utf8JsonWriter json, Sizing? sizing)
    {
        if (sizing is null)
        {
            json.WriteNull("sizing");
            return;
        }

        json.WriteStartObject("sizing");
        json.WriteString("method", sizing.Method);
        json.WriteDecimal("budget", sizing.Budget);
        json.WriteDecimal("equity", sizing.Equity);
        json.WriteDecimal("price", sizing.Price);
        json.WriteDecimal("available", sizing.Available);
        json.WriteDecimal("step", sizing.Step);
        json.WriteDecimal("qty", sizing.Quantity);
        json.WriteEndObject();
    }
}
