using Torghut.Market.Prices;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Tests.Portfolio;

public sealed class AccountTests
{
    private readonly QuoteBoard _quotes = new(2, 1);
    private readonly Account _account;

    public AccountTests() => _account = new Account(10_000m, new PositionBook(2, 2), _quotes);

    [Fact]
    public void Cash_closes_over_fills()
    {
        _account.AddFill(0, 0, 100m, 10m, 1);
        _account.AddFill(0, 0, -100m, 10.5m, 2);

        Assert.Equal(10_050m, _account.Cash);
    }

    [Fact]
    public void Equity_is_cash_and_positions_at_mids()
    {
        Quote(0, 10.9m, 11.1m);
        Quote(1, 19m, 21m);
        _account.AddFill(0, 0, 100m, 10m, 1);
        _account.AddFill(1, 1, -50m, 20.5m, 1);

        // Cash 10000 − 1000 + 1025; positions 1100 and −1000.
        Valuation value = _account.Value()!.Value;
        Assert.Equal((10_125m, 2_100m, 2_100m, 100m, 2), (value.Equity, value.Gross, value.WorstGross, value.HighestNet, value.OccupiedSymbols));
        Assert.Equal(8_025m, value.BuyingPower);
    }

    [Fact]
    public void Strategies_hold_the_same_symbol_each_for_itself_and_the_account_holds_the_sum()
    {
        _account.AddFill(0, 0, 100m, 10m, 1);
        _account.AddFill(1, 0, -30m, 11m, 1);

        Assert.Equal(100m, _account.Positions[0, 0].Quantity);
        Assert.Equal(-30m, _account.Positions[1, 0].Quantity);
        Assert.Equal(70m, _account.Positions.Total(0).Quantity);
    }

    [Fact]
    public void Open_orders_count_at_their_worst()
    {
        Quote(0, 10m, 10m);
        _account.AddFill(0, 0, 100m, 10m, 1);
        _account.Positions[0, 0].AddOpenBuy(50m);
        _account.Positions[0, 0].AddOpenSell(100m);

        Valuation value = _account.Value()!.Value;
        Assert.Equal((1_000m, 1_500m, 1_500m, 0m), (value.Gross, value.WorstGross, value.HighestNet, value.LowestNet));
    }

    [Fact]
    public void A_held_symbol_without_a_mid_leaves_the_account_without_a_value()
    {
        _account.AddFill(0, 0, 100m, 10m, 1);
        Assert.Null(_account.Value());
        _account.AddFill(0, 0, -100m, 10m, 2);
        Assert.Equal(10_000m, _account.Value()!.Value.Equity);
    }

    private void Quote(int symbol, decimal bid, decimal ask) => _quotes[symbol].SetQuote(
        1, FixedPoint.FromDecimal(bid), FixedPoint.Scale, FixedPoint.FromDecimal(ask), FixedPoint.Scale);
}
