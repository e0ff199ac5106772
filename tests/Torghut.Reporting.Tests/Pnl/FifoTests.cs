using Torghut.Reporting.Document;
using Torghut.Reporting.Request;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Tests.Pnl;

public sealed class FifoTests
{
    private readonly LedgerBuilder _ledger = new();

    [Fact]
    public void A_sell_closes_the_oldest_long_lots_first()
    {
        Order("buy", 10, 100m, 1);
        Order("buy", 10, 110m, 2);
        Order("sell", 15, 120m, 3);

        ReportResult result = Reports.Build(_ledger.Ledger);
        List<Dictionary<string, string>> trades = Reports.Trades(result);

        // 10·(120 − 100) + 5·(120 − 110) = 250; 5 bought at 110 stay open at the last price seen, 120.
        Assert.Equal(250m, result.Report.Pnl.RealizedPnl);
        Assert.Equal(50m, result.Report.Pnl.UnrealizedPnl);
        Assert.Equal(["10.00000000", "5.00000000", "5.00000000"], trades.Select(t => t["qty"]));
        Assert.Equal(["closed", "closed", "open"], trades.Select(t => t["state"]));
        Assert.Equal(["100.00000000", "110.00000000", "110.00000000"], trades.Select(t => t["entry_price"]));
        Assert.Equal(1, result.Report.Pnl.OpenLotCount);
        Assert.True(result.Report.Pnl.Identity.Closes);
    }

    [Fact]
    public void A_flip_closes_and_opens_the_other_way()
    {
        Order("buy", 10, 100m, 1);
        Order("sell", 25, 104m, 2);
        Order("buy", 15, 101m, 3);

        ReportResult result = Reports.Build(_ledger.Ledger);
        List<Dictionary<string, string>> trades = Reports.Trades(result);

        // Long 10·4 = 40, then short 15·(104 − 101) = 45.
        Assert.Equal(85m, result.Report.Pnl.RealizedPnl);
        Assert.Equal(["long", "short"], trades.Select(t => t["side"]));
        Assert.Equal(["40.00000000", "45.00000000"], trades.Select(t => t["gross"]));
        Assert.Equal(0, result.Report.Pnl.OpenLotCount);
        Assert.Equal("288.46153846153845", trades[1]["return_bps"]);
    }

    [Fact]
    public void Fills_are_matched_one_by_one_at_their_own_price_and_time()
    {
        Execute("buy", 10, new Fill(1, 4, 100m), new Fill(2, 6, 100.1m));
        Execute("sell", 10, new Fill(5, 10, 101m));

        List<Dictionary<string, string>> trades = Reports.Trades(Reports.Build(_ledger.Ledger));

        Assert.Equal(["4.00000000", "6.00000000"], trades.Select(t => t["qty"]));
        Assert.Equal(["100.00000000", "100.10000000"], trades.Select(t => t["entry_price"]));
        Assert.Equal(["2026-02-27T14:30:01Z", "2026-02-27T14:30:02Z"], trades.Select(t => t["entry_time"]));
        Assert.Equal(["4.00000000", "5.40000000"], trades.Select(t => t["gross"]));
    }

    [Fact]
    public void The_execution_is_the_unit_where_its_fill_events_do_not_add_up()
    {
        Execute("buy", 10, new Fill(1, 4, 100m), new Fill(2, 6, 101m));
        _ledger.Ledger.OrderEvents.RemoveAll(row => row.FilledQty == 10m);

        ReportResult result = Reports.Build(_ledger.Ledger);

        // The average price of the execution, 100.6, and its last update.
        Dictionary<string, string> trade = Assert.Single(Reports.Trades(result));
        Assert.Equal("100.60000000", trade["entry_price"]);
        Assert.Equal("2026-02-27T14:30:02Z", trade["entry_time"]);
        Assert.Contains(result.Report.Caveats, caveat => caveat.Code == "fills_as_whole_executions");
    }

    [Fact]
    public void Accounts_and_symbols_do_not_net_against_each_other()
    {
        Order("buy", 10, 100m, 1);
        TradeDecisionRow other = _ledger.Decision("AAPL", "sell", 2);
        _ledger.Execution(other, "sell", 10, new ExecutionShape { Account = "second" }, new Fill(2, 10, 105m));
        TradeDecisionRow symbol = _ledger.Decision("MSFT", "sell", 3);
        _ledger.Execution(symbol, "sell", 10, new Fill(3, 10, 105m));

        ReportResult result = Reports.Build(_ledger.Ledger);

        Assert.Equal(0m, result.Report.Pnl.RealizedPnl);
        Assert.Equal(3, result.Report.Pnl.OpenLotCount);
        Assert.Equal([("paper", "AAPL", 10m), ("paper", "MSFT", -10m), ("second", "AAPL", -10m)],
            result.Report.Pnl.OpenPositions.Select(p => (p.Account, p.Symbol, p.Qty)));
    }

    [Fact]
    public void Positions_held_before_the_run_are_the_oldest_lots()
    {
        Order("sell", 10, 105m, 1);
        ReportRequest request = Day.Request() with
        {
            Account = new AccountOptions { Positions = [new StartingPosition("AAPL", 10, 95m)] },
        };

        ReportResult result = Reports.Build(_ledger.Ledger, null, request);

        Assert.Equal(100m, result.Report.Pnl.RealizedPnl);
        Assert.Equal(0, result.Report.Pnl.OpenLotCount);
        Assert.Equal("(starting position)", Assert.Single(result.Report.Pnl.ByStrategy).Key);
        Assert.True(result.Report.Pnl.Identity.Closes);
        Assert.Contains(result.Report.Caveats, caveat => caveat.Code == "starting_positions");
    }

    [Fact]
    public void Fills_at_the_same_moment_follow_the_order_of_their_executions()
    {
        Order("buy", 10, 100m, 1, fillSecond: 10);
        Order("sell", 10, 101m, 2, fillSecond: 10);

        ReportResult result = Reports.Build(_ledger.Ledger);

        Assert.Equal(10m, result.Report.Pnl.RealizedPnl);
        Assert.Equal("long", Assert.Single(Reports.Trades(result))["side"]);
    }

    [Fact]
    public void A_fill_without_a_price_is_listed_and_counted_but_in_no_sum()
    {
        TradeDecisionRow decision = _ledger.Decision("AAPL", "buy", 1);
        _ledger.Execution(
            decision, "buy", 10, new ExecutionShape { WithoutPrice = true, WithEvents = false, ArrivalPrice = null }, new Fill(1, 10, 100m));

        ReportResult result = Reports.Build(_ledger.Ledger);

        Assert.Equal(1, result.Report.Pnl.OpenLotCount);
        Assert.Equal(1, result.Report.Pnl.OpenLotsWithoutPrice);
        Assert.Equal(0m, result.Report.Pnl.UnrealizedPnl);
        Dictionary<string, string> trade = Assert.Single(Reports.Trades(result));
        Assert.Equal((string.Empty, string.Empty), (trade["entry_price"], trade["gross"]));
        Assert.Contains("open_lots_without_price", result.Report.Verdict.WarnReasons);
        Assert.True(result.Report.Pnl.Identity.Closes);
    }

    [Fact]
    public void Open_lots_are_valued_at_the_last_bar_within_the_window()
    {
        Order("buy", 10, 100m, 1);
        var store = new InMemorySignalStore();
        store.Add("AAPL", 23_400, 103.5);
        store.Add("AAPL", 23_401, 999);

        ReportResult result = Reports.Build(_ledger.Ledger, store);

        Assert.Equal(35m, result.Report.Pnl.UnrealizedPnl);
        Assert.Equal("micro_bar_close", Assert.Single(result.Report.Pnl.OpenPositions).PriceSource);
    }

    private void Order(string side, decimal qty, decimal price, double second, double? fillSecond = null)
    {
        TradeDecisionRow decision = _ledger.Decision("AAPL", side, second);
        _ledger.Execution(decision, side, qty, new Fill(fillSecond ?? (second + 2.1), qty, price));
    }

    private void Execute(string side, decimal qty, params Fill[] fills) =>
        _ledger.Execution(_ledger.Decision("AAPL", side, fills[0].Second - 0.5), side, qty, fills);
}
