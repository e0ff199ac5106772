using System.Globalization;
using System.Text.Json;

namespace Torghut.Trading.Review.Rules;

/// <summary>Reads out of a request what the rules look at.</summary>
internal static class RequestFacts
{
    /// <summary>The facts; null where the text is no request.</summary>
    public static RulesFacts? Read(string input)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(input);
            JsonElement root = document.RootElement;
            JsonElement decision = root.GetProperty("decision");
            JsonElement market = root.GetProperty("market");
            return Amount(decision, "qty") is { } quantity
                ? new RulesFacts(
                    quantity,
                    decision.TryGetProperty("intent", out JsonElement intent) && intent.ValueEquals("reduce"),
                    Amount(market, "spread_bps"),
                    Amount(market, "quote_age_ms"),
                    market.TryGetProperty("indicators", out JsonElement indicators) ? Amount(indicators, "vol_realized_w60s") : null,
                    root.TryGetProperty("portfolio", out JsonElement portfolio) ? Amount(portfolio, "gross_exposure_pct_with_orders") : null)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static decimal? Amount(JsonElement section, string key)
    {
        if (!section.TryGetProperty(key, out JsonElement value))
        {
            return null;
        }

        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
    }
}
