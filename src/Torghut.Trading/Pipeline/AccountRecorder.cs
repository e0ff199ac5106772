using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Text;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// Records the account: at the window's start, at the end of each session minute, and at the end. A minute in which a
/// held symbol has no mid yet is left out; at start and end such a position is valued at its average price, which its
/// entry says.
/// </summary>
/// <param name="state">What the desks share.</param>
internal sealed class AccountRecorder(TraderState state)
{
    /// <summary>Records the account if all that is held has a mid.</summary>
    public void RecordMinute(long asOfNs)
    {
        if (state.Account.Value() is not null)
        {
            Record(EventTime.ToInstant(asOfNs));
        }
    }

    /// <summary>Records the account in any case.</summary>
    public void Record(Instant asOf)
    {
        List<Holding> holdings = Holdings();
        decimal net = 0;
        decimal gross = 0;
        foreach (Holding holding in holdings)
        {
            net += holding.Quantity * holding.Price;
            gross += Math.Abs(holding.Quantity) * holding.Price;
        }

        decimal equity = state.Account.Cash + net;
        decimal buyingPower = state.Account.Value()?.BuyingPower ?? Math.Max(0, equity - gross);
        state.Relay.Add(new PositionSnapshotRow
        {
            Id = DeterministicGuid.Create("position_snapshots", state.AccountLabel + ":" + EventTime.Format(asOf)),
            AlpacaAccountLabel = state.AccountLabel,
            AsOf = asOf,
            Equity = equity,
            Cash = state.Account.Cash,
            BuyingPower = buyingPower,
            Positions = Write(holdings),
            CreatedAt = asOf,
        });
    }

    private List<Holding> Holdings()
    {
        List<Holding> holdings = [];
        PositionBook positions = state.Account.Positions;
        foreach (int symbol in positions.ActiveSymbols)
        {
            decimal? mid = state.Quotes[symbol].Mid;
            for (int owner = 0; owner <= positions.StrategyCount; owner++)
            {
                HeldPosition position = positions[owner, symbol];
                if (position.Quantity != 0)
                {
                    string? strategy = owner < positions.StrategyCount ? state.Roster[owner].Definition.Name : null;
                    holdings.Add(new Holding(state.Symbols[symbol], strategy, position.Quantity, position.AveragePrice, mid));
                }
            }
        }

        return holdings;
    }

    private static string Write(List<Holding> holdings) => JsonText.Write(holdings, static (json, all) =>
    {
        json.WriteStartArray();
        foreach (Holding holding in all)
        {
            json.WriteStartObject();
            json.WriteString("symbol", holding.Symbol);
            json.WriteString("strategy", holding.Strategy);
            json.WriteDecimal("qty", holding.Quantity);
            json.WriteDecimal("avg_entry_price", holding.AveragePrice);
            json.WriteDecimal("price", holding.Price);
            json.WriteString("price_source", holding.Mid is null ? "average_price" : "quote_mid");
            json.WriteDecimal("market_value", holding.Quantity * holding.Price);
            json.WriteDecimal("unrealized_pl", holding.Quantity * (holding.Price - holding.AveragePrice));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private sealed record Holding(string Symbol, string? Strategy, decimal Quantity, decimal AveragePrice, decimal? Mid)
    {
        public decimal Price => Mid ?? AveragePrice;
    }
}
