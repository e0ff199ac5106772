using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Torghut.Market.Time;
using Torghut.Trading.Text;

namespace Torghut.Trading.Decisions;

/// <summary>
/// What makes a decision this one and no other: the intent before sizing, so that the same intent has the same hash
/// whatever the account was worth.
/// </summary>
internal sealed record DecisionIdentity
{
    /// <summary>The manifest's account label; null where it gives none.</summary>
    public required string? AccountLabel { get; init; }

    /// <summary><c>buy</c> or <c>sell</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Event time of the signal.</summary>
    public required Instant EventTs { get; init; }

    /// <summary>Limit price as decimal text; null in an intent without one.</summary>
    public string? LimitPrice { get; init; }

    /// <summary><c>market</c> or <c>limit</c>.</summary>
    public required string OrderType { get; init; }

    /// <summary>Quantity as decimal text.</summary>
    public required string Qty { get; init; }

    /// <summary>Stop price as decimal text; null in an intent without one.</summary>
    public string? StopPrice { get; init; }

    /// <summary><c>strategies.id</c>.</summary>
    public required string StrategyId { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>day</c> or <c>ioc</c>.</summary>
    public required string TimeInForce { get; init; }

    /// <summary>Timeframe of the signal.</summary>
    public required string Timeframe { get; init; }

    /// <summary>SHA-256, lower-case hex, of the UTF-8 JSON object with sorted keys and without spaces.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    private string ToJson() => JsonText.Write(this, static (json, identity) =>
    {
        json.WriteStartObject();
        json.WriteString("account_label", identity.AccountLabel);
        json.WriteString("action", identity.Action);
        json.WriteString("event_ts", EventTime.FormatForHash(identity.EventTs));
        json.WriteString("limit_price", identity.LimitPrice);
        json.WriteString("order_type", identity.OrderType);
        json.WriteString("qty", identity.Qty);
        json.WriteString("stop_price", identity.StopPrice);
        json.WriteString("strategy_id", identity.StrategyId);
        json.WriteString("symbol", identity.Symbol);
        json.WriteString("time_in_force", identity.TimeInForce);
        json.WriteString("timeframe", identity.Timeframe);
        json.WriteEndObject();
    });
}
