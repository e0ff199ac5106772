using Torghut.Trading.Orders;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Tests.Risk;

public sealed class OrderSizerTests
{
    private static readonly Valuation Account = new(100_000m, 0, 0, 0, 0, 0);

    [Fact]
    public void An_entry_takes_the_smaller_budget_and_rounds_down()
    {
        // min(10000, 100000 × 0.08 = 8000) ÷ 48.98 = 163.3
        Sizing sizing = OrderSizer.Open(Limits(new RiskOptions { MaxPositionPctEquity = 0.08m }), OrderSide.Buy, 48.98m, Account);

        Assert.Equal((8_000m, 163m, 1m), (sizing.Budget, sizing.Quantity, sizing.Step));
    }

    [Fact]
    public void The_tighter_of_the_limits_of_account_and_strategy_holds()
    {
        StrategyDefinition strategy = new()
        {
            Name = "s",
            Kind = StrategyKind.IntradayTsmomV1,
            MaxNotionalPerTrade = 2_000m,
            MaxPositionPctEquity = 0.5m,
        };
        RiskLimits limits = new(new RiskOptions(), strategy, 0);

        Assert.Equal(2_000m, limits.MaxNotional);
        Assert.Equal(0.10m, limits.MaxPositionPct);
        Assert.Equal(20m, OrderSizer.Open(limits, OrderSide.Buy, 100m, Account).Quantity);
    }

    [Fact]
    public void Fractions_have_four_digits()
    {
        RiskLimits limits = Limits(new RiskOptions { Fractional = true });

        // 10000 ÷ 300 = 33.33333…
        Assert.Equal(33.3333m, OrderSizer.Open(limits, OrderSide.Buy, 300m, Account).Quantity);
    }

    [Fact]
    public void A_short_sale_needs_whole_shares_even_where_fractions_are_allowed() =>
        Assert.Equal(33m, OrderSizer.Open(Limits(new RiskOptions { Fractional = true }), OrderSide.Sell, 300m, Account).Quantity);

    [Fact]
    public void Without_a_price_there_is_no_quantity()
    {
        Assert.Null(OrderSizer.Open(Limits(new RiskOptions()), OrderSide.Buy, null, Account).Quantity);
        Assert.Null(OrderSizer.Open(Limits(new RiskOptions()), OrderSide.Buy, 100m, null).Quantity);
    }

    [Fact]
    public void Without_limits_the_buying_power_is_the_budget()
    {
        RiskOptions none = new() { MaxNotionalPerTrade = null, MaxPositionPctEquity = null };
        Valuation account = Account with { WorstGross = 60_000m };

        Assert.Equal(400m, OrderSizer.Open(Limits(none), OrderSide.Buy, 100m, account).Quantity);
    }

    [Fact]
    public void A_price_above_the_budget_gives_nothing() =>
        Assert.Equal(0m, OrderSizer.Open(Limits(new RiskOptions()), OrderSide.Buy, 10_000.01m, Account).Quantity);

    [Fact]
    public void An_order_carries_at_most_what_fixed_point_quantities_hold()
    {
        RiskOptions none = new() { MaxNotionalPerTrade = null, MaxPositionPctEquity = null };
        Valuation account = Account with { Equity = 1e12m };

        Assert.Equal(90_000_000_000m, OrderSizer.Open(Limits(none), OrderSide.Buy, 0.0001m, account).Quantity);
    }

    [Fact]
    public void Without_equity_there_is_no_budget() =>
        Assert.Equal(
            0m, OrderSizer.Open(Limits(new RiskOptions()), OrderSide.Buy, 100m, Account with { Equity = -5m }).Quantity);

    [Fact]
    public void An_exit_takes_the_position_less_what_open_orders_reduce()
    {
        HeldPosition position = Holding(100m);
        position.AddOpenSell(30m);
        Sizing sizing = OrderSizer.Reduce(Limits(new RiskOptions()), position, 50m, Account);

        Assert.Equal((70m, 70m), (sizing.Available, sizing.Quantity));
    }

    [Fact]
    public void A_cover_takes_the_short_position_less_what_open_orders_cover()
    {
        HeldPosition position = Holding(-100m);
        position.AddOpenBuy(30m);

        Assert.Equal(70m, OrderSizer.Reduce(Limits(new RiskOptions()), position, 50m, Account).Quantity);
    }

    [Fact]
    public void An_exit_is_rounded_down_to_the_step()
    {
        Assert.Equal(10m, OrderSizer.Reduce(Limits(new RiskOptions()), Holding(10.5m), 50m, Account).Quantity);
        Assert.Equal(
            10.1234m, OrderSizer.Reduce(Limits(new RiskOptions { Fractional = true }), Holding(10.12345m), 50m, Account).Quantity);
    }

    private static RiskLimits Limits(RiskOptions options) =>
        new(options, new StrategyDefinition { Name = "s", Kind = StrategyKind.IntradayTsmomV1 }, 0);

    private static HeldPosition Holding(decimal quantity)
    {
        HeldPosition position = new();
        position.Add(quantity, 50m, 0);
        return position;
    }
}
