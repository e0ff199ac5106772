using Torghut.Trading.Orders;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Tests.Risk;

public sealed class RiskEngineTests
{
    private const long StaleAfterNs = 15_000_000_000;

    // 100 shares at 100: everything is exactly at its limit.
    private static readonly RiskOptions Options = new()
    {
        MaxNotionalPerTrade = 10_000m,
        MaxPositionPctEquity = 0.10m,
        MaxSymbolExposurePct = 0.25m,
        MaxGrossExposurePct = 0.5m,
        MaxNetExposurePct = 0.4m,
        MaxConcurrentPositions = 3,
        MaxSpreadBps = 25m,
    };

    private static readonly OrderCheck AtEveryLimit = new()
    {
        IsSymbolAllowed = true,
        Side = OrderSide.Buy,
        Reduces = false,
        Quantity = 100m,
        Mid = 100m,
        Spread = 0.25m,
        QuoteAgeNs = StaleAfterNs,
        Equity = 100_000m,
        BuyingPower = 10_000m,
        Position = 0m,
        SellInventory = 0m,
        StrategyQuantityAfter = 100m,
        SymbolQuantityAfter = 250m,
        GrossAfter = 50_000m,
        NetAfter = 40_000m,
        SymbolsAfter = 3,
        SinceLastEntryNs = 300_000_000_000,
        IsInSession = true,
    };

    [Fact]
    public void Equal_to_every_limit_passes() => Assert.Empty(Check(AtEveryLimit));

    [Fact]
    public void Beyond_one_limit_is_that_reason()
    {
        Assert.Equal(["symbol_not_allowed"], Check(AtEveryLimit with { IsSymbolAllowed = false }));
        Assert.Equal(["missing_price"], Check(AtEveryLimit with { Mid = null, Spread = null, Quantity = null }));
        Assert.Equal(["missing_price"], Check(AtEveryLimit with { Equity = null, Quantity = null }));
        Assert.Equal(["stale_price"], Check(AtEveryLimit with { QuoteAgeNs = StaleAfterNs + 1 }));
        Assert.Equal(["spread_too_wide"], Check(AtEveryLimit with { Spread = 0.2501m }));
        Assert.Equal(["max_position_pct_exceeded"], Check(AtEveryLimit with { StrategyQuantityAfter = 100.01m }));
        Assert.Equal(["max_symbol_exposure_exceeded"], Check(AtEveryLimit with { SymbolQuantityAfter = 250.01m }));
        Assert.Equal(["max_gross_exposure_exceeded"], Check(AtEveryLimit with { GrossAfter = 50_000.01m }));
        Assert.Equal(["max_net_exposure_exceeded"], Check(AtEveryLimit with { NetAfter = 40_000.01m }));
        Assert.Equal(["insufficient_buying_power"], Check(AtEveryLimit with { BuyingPower = 9_999.99m }));
        Assert.Equal(["cooldown_active"], Check(AtEveryLimit with { SinceLastEntryNs = 299_999_999_999 }));
        Assert.Equal(["qty_below_min"], Check(AtEveryLimit with { Quantity = 0m }));
        Assert.Equal(["qty_invalid_increment"], Check(AtEveryLimit with { Quantity = 99.5m }));
        Assert.Equal(["max_concurrent_positions"], Check(AtEveryLimit with { SymbolsAfter = 4 }));
        Assert.Equal(["outside_session"], Check(AtEveryLimit with { IsInSession = false }));
    }

    [Fact]
    public void The_notional_of_one_order_is_limited() =>
        Assert.Equal(["max_notional_exceeded"], Check(AtEveryLimit, Options with { MaxNotionalPerTrade = 9_999.99m }));

    [Fact]
    public void The_switches_stop_everything()
    {
        Assert.Equal(["kill_switch_enabled"], Check(AtEveryLimit, Options with { KillSwitch = true }));
        Assert.Equal(["emergency_stop"], Check(AtEveryLimit, Options with { EmergencyStop = true }));
        Assert.Equal(["trading_disabled"], Check(AtEveryLimit, Options with { TradingEnabled = false }));
        Assert.Equal(["strategy_disabled"], Check(AtEveryLimit, Options, Strategy with { Enabled = false }));
    }

    [Fact]
    public void A_sale_without_a_position_needs_leave_to_go_short()
    {
        OrderCheck sale = AtEveryLimit with { Side = OrderSide.Sell };
        Assert.Equal(["shorts_not_allowed"], Check(sale));
        Assert.Empty(Check(sale, Options, Strategy with { Parameters = new StrategyParameters { AllowShort = true } }));
    }

    [Fact]
    public void A_sale_cannot_sell_what_open_sells_have_taken()
    {
        OrderCheck sale = AtEveryLimit with
        {
            Side = OrderSide.Sell,
            Reduces = true,
            Position = 100m,
            SellInventory = 40m,
            Quantity = 40m,
        };
        Assert.Empty(Check(sale));
        Assert.Equal(["sell_inventory_unavailable"], Check(sale with { Quantity = 41m }));
        Assert.Equal(["sell_inventory_unavailable"], Check(sale with { SellInventory = 0m, Quantity = 0m }));
    }

    [Fact]
    public void Limits_on_taking_risk_do_not_stand_in_the_way_of_reducing_it()
    {
        OrderCheck exit = AtEveryLimit with
        {
            Side = OrderSide.Sell,
            Reduces = true,
            Quantity = 500m,
            Position = 500m,
            SellInventory = 500m,
            StrategyQuantityAfter = 5_000m,
            SymbolQuantityAfter = 5_000m,
            GrossAfter = 1_000_000m,
            NetAfter = 1_000_000m,
            BuyingPower = 0m,
            SymbolsAfter = 9,
            SinceLastEntryNs = 0,
        };
        Assert.Empty(Check(exit));
    }

    [Fact]
    public void The_market_must_be_good_enough_for_exits_too()
    {
        OrderCheck exit = AtEveryLimit with
        {
            Side = OrderSide.Sell,
            Reduces = true,
            Position = 100m,
            SellInventory = 100m,
            QuoteAgeNs = long.MaxValue,
            Spread = 9m,
        };
        Assert.Equal(["stale_price", "spread_too_wide"], Check(exit));
    }

    [Fact]
    public void Fractions_pass_where_they_are_allowed_but_not_beyond_a_long_position()
    {
        RiskOptions fractional = Options with { Fractional = true };
        Assert.Empty(Check(AtEveryLimit with { Quantity = 99.5m }, fractional));
        Assert.Equal(["qty_invalid_increment"], Check(AtEveryLimit with { Quantity = 99.50005m }, fractional));
        StrategyDefinition shorts = Strategy with { Parameters = new StrategyParameters { AllowShort = true } };
        Assert.Equal(
            ["qty_invalid_increment"], Check(AtEveryLimit with { Side = OrderSide.Sell, Quantity = 99.5m }, fractional, shorts));
    }

    [Fact]
    public void No_limit_is_no_limit()
    {
        RiskOptions none = new()
        {
            MaxNotionalPerTrade = null,
            MaxPositionPctEquity = null,
            MaxSymbolExposurePct = null,
            MaxGrossExposurePct = null,
            MaxNetExposurePct = null,
            MaxConcurrentPositions = null,
            MaxSpreadBps = null,
        };
        OrderCheck huge = AtEveryLimit with
        {
            Quantity = 10_000m,
            StrategyQuantityAfter = 99_999m,
            SymbolQuantityAfter = 99_999m,
            GrossAfter = 1e9m,
            NetAfter = 1e9m,
            SymbolsAfter = 99,
            Spread = 50m,
            BuyingPower = 1e9m,
        };
        Assert.Empty(Check(huge, none));
    }

    [Fact]
    public void All_reasons_that_apply_are_listed_in_their_order()
    {
        OrderCheck bad = AtEveryLimit with
        {
            IsSymbolAllowed = false,
            QuoteAgeNs = long.MaxValue,
            Spread = 9m,
            BuyingPower = 0m,
            SinceLastEntryNs = 1,
            IsInSession = false,
        };
        Assert.Equal(
            [
                "trading_disabled", "symbol_not_allowed", "stale_price", "spread_too_wide", "insufficient_buying_power",
                "cooldown_active", "kill_switch_enabled", "outside_session",
            ],
            Check(bad, Options with { TradingEnabled = false, KillSwitch = true }));
    }

    [Fact]
    public void What_stops_trading_as_a_whole_blocks_and_the_rest_rejects()
    {
        RiskReason[] blocking = [.. RiskReasonCodes.All.Where(r => default(RiskReasons).With(r, true).IsBlocking)];
        Assert.Equal(
            [
                RiskReason.TradingDisabled, RiskReason.StrategyDisabled, RiskReason.KillSwitchEnabled, RiskReason.EmergencyStop,
                RiskReason.OutsideSession,
            ],
            blocking);
    }

    [Fact]
    public void Codes_are_those_of_the_contract() => Assert.Equal(
        "trading_disabled, strategy_disabled, symbol_not_allowed, missing_price, stale_price, spread_too_wide, "
        + "max_notional_exceeded, max_position_pct_exceeded, max_symbol_exposure_exceeded, max_gross_exposure_exceeded, "
        + "max_net_exposure_exceeded, insufficient_buying_power, shorts_not_allowed, cooldown_active, qty_below_min, "
        + "qty_invalid_increment, sell_inventory_unavailable, max_concurrent_positions, kill_switch_enabled, emergency_stop, "
        + "outside_session",
        string.Join(", ", RiskReasonCodes.All.Select(RiskReasonCodes.Code)));

    private static StrategyDefinition Strategy => new() { Name = "s", Kind = StrategyKind.IntradayTsmomV1 };

    private static IReadOnlyList<string> Check(OrderCheck order, RiskOptions? options = null, StrategyDefinition? strategy = null) =>
        RiskEngine.Check(new RiskLimits(options ?? Options, strategy ?? Strategy, StaleAfterNs), order).Codes();
}
