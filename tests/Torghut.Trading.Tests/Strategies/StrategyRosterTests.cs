using Torghut.Market.Symbols;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Tests.Strategies;

public sealed class StrategyRosterTests
{
    private static readonly SymbolTable Symbols = new(["AIG", "BAC", "IBM"]);

    [Fact]
    public void Strategies_decide_in_order_of_their_names()
    {
        StrategyRoster roster = new([Strategy("b"), Strategy("C"), Strategy("a")], Symbols);

        Assert.Equal(["C", "a", "b"], roster.All.Select(s => s.Definition.Name));
        Assert.Equal([0, 1, 2], roster.All.Select(s => s.Index));
    }

    [Fact]
    public void An_id_follows_from_the_name_alone()
    {
        RosterStrategy one = new StrategyRoster([Strategy("a"), Strategy("b")], Symbols)[1];
        RosterStrategy other = new StrategyRoster([Strategy("b", StrategyKind.MacdRsiV1)], new SymbolTable(["X"]))[0];

        Assert.Equal(one.Id, other.Id);
        Assert.Equal(5, one.Id.Version);
    }

    [Fact]
    public void Two_strategies_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new StrategyRoster([Strategy("a"), Strategy("a")], Symbols));

    [Fact]
    public void A_starting_position_goes_to_the_first_enabled_strategy_of_the_configuration_that_trades_the_symbol()
    {
        StrategyRoster roster = new(
            [Strategy("z", enabled: false), Strategy("y", symbols: ["BAC"]), Strategy("b"), Strategy("a")], Symbols);

        Assert.Equal("b", roster[roster.OwnerOfStartingPosition(0)].Definition.Name);
        Assert.Equal("y", roster[roster.OwnerOfStartingPosition(1)].Definition.Name);
        Assert.Equal(-1, new StrategyRoster([Strategy("y", symbols: ["BAC"])], Symbols).OwnerOfStartingPosition(0));
    }

    [Theory]
    [InlineData(StrategyKind.IntradayTsmomV1, "intraday_tsmom_v1", Timeframe.OneSecond)]
    [InlineData(StrategyKind.MeanReversionV1, "mean_reversion_v1", Timeframe.OneSecond)]
    [InlineData(StrategyKind.MacdRsiV1, "macd_rsi_v1", Timeframe.OneMinute)]
    public void Every_kind_has_its_name_and_timeframe(StrategyKind kind, string name, Timeframe timeframe)
    {
        Assert.Equal(name, StrategyKinds.Name(kind));
        Assert.Equal(timeframe, StrategyKinds.TimeframeOf(kind));
    }

    private static StrategyDefinition Strategy(
        string name, StrategyKind kind = StrategyKind.IntradayTsmomV1, bool enabled = true, string[]? symbols = null) =>
        new() { Name = name, Kind = kind, Enabled = enabled, Symbols = symbols };
}
