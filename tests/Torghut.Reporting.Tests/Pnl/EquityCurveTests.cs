using Torghut.Reporting.Pnl;
using Torghut.Reporting.Request;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Writers;

namespace Torghut.Reporting.Tests.Pnl;

public sealed class EquityCurveTests
{
    private readonly LedgerBuilder _ledger = new();

    [Fact]
    public void The_curve_marks_positions_at_the_last_close_and_ends_at_the_net()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(30, 10, 100m));
        _ledger.Execution(_ledger.Decision("AAPL", "sell", 200), "sell", 10, new Fill(210, 10, 103m));
        var store = new InMemorySignalStore();
        store.Add("AAPL", 60, 101);
        store.Add("AAPL", 119, 98);
        store.Add("AAPL", 121, 105);

        var result = Reports.Build(_ledger.Ledger, store, Day.Request() with { Costs = new CostAssumptions { PerTradeFee = 1m } });
        EquityCurve curve = result.Report.Pnl.EquityCurve!;

        // 0 at the open; 10·(101 − 100) − 1; 10·(98 − 100) − 1; 10·(105 − 100) − 1; flat: 30 − 2.
        Assert.Equal([0m, 9m, -21m, 49m, 28m], curve.NetPnl.Take(5));
        Assert.Equal([0m, 1010m, 980m, 1050m, 0m], curve.GrossExposure.Take(5));
        Assert.Equal([0, 1, 1, 1, 0], curve.OpenPositions.Take(5));
        Assert.Equal(391, curve.NetPnl.Count);
        Assert.Equal(result.Report.Pnl.NetPnlEstimated, curve.NetPnl[^1]);
        Assert.Equal(1050m, result.Report.Pnl.Exposure!.MaxGross);
        string[] csv = Reports.Text(writer => EquityCurveCsv.Write(result.Rows, writer)).Split('\n');
        Assert.Equal("2026-02-27T14:32:00Z,-21.00000000,99979.00000000,30.00000000,980.00000000,980.00000000,1", csv[3]);
    }

    [Fact]
    public void Drawdowns_run_from_peak_over_trough_to_recovery()
    {
        // Peak 5, trough −1, back at 5; then 8 down to 6, never back.
        decimal[] curve = [0, 5, 2, -1, 4, 5, 8, 6, 7];

        List<DrawdownEpisode> episodes = Drawdowns.Of(curve, Day.Window, 1_000m);

        Assert.Equal(2, episodes.Count);
        Assert.Equal(
            ("2026-02-27T14:31:00Z", "2026-02-27T14:33:00Z", "2026-02-27T14:35:00Z", 6m, 240d),
            (episodes[0].Peak, episodes[0].Trough, episodes[0].Recovery, episodes[0].Depth, episodes[0].DurationSeconds));
        Assert.Equal(6 / 1005d * 10_000, episodes[0].DepthBps!.Value, 9);
        Assert.Equal(
            ("2026-02-27T14:36:00Z", "2026-02-27T14:37:00Z", null, 2m),
            (episodes[1].Peak, episodes[1].Trough, episodes[1].Recovery, episodes[1].Depth));
    }

    [Fact]
    public void A_rising_curve_has_no_drawdown() => Assert.Empty(Drawdowns.Of([0, 0, 1, 1, 2], Day.Window, null));

    [Fact]
    public void A_curve_that_starts_by_falling_has_its_peak_at_the_start()
    {
        DrawdownEpisode episode = Assert.Single(Drawdowns.Of([0, -3, -2], Day.Window, null));

        Assert.Equal(("2026-02-27T14:30:00Z", 3m, null), (episode.Peak, episode.Depth, episode.DepthBps));
    }

    [Fact]
    public void Excursions_are_the_worst_and_the_best_price_on_the_way()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(10.5, 10, 100m));
        _ledger.Execution(_ledger.Decision("AAPL", "sell", 20), "sell", 20, new Fill(30.5, 20, 101m));
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 40), "buy", 10, new Fill(50.5, 10, 102m));
        var store = new InMemorySignalStore();
        foreach ((double second, double price) in new[] { (10d, 50d), (15, 98), (20, 103), (31, 101.5), (40, 104.03), (45, 100.5), (51, 900) })
        {
            store.Add("AAPL", second, price);
        }

        List<Dictionary<string, string>> trades = Reports.Trades(Reports.Build(_ledger.Ledger, store));

        // Long from 100: 98 to 103. Short from 101: 104.03 against it, 100.5 for it.
        Assert.Equal((-200, 300), (double.Parse(trades[0]["mae_bps"]), double.Parse(trades[0]["mfe_bps"])));
        Assert.Equal(-300, double.Parse(trades[1]["mae_bps"]), 6);
        Assert.Equal(0.5 / 101 * 10_000, double.Parse(trades[1]["mfe_bps"]), 6);
    }

    [Fact]
    public void The_mean_trade_comes_with_an_interval_that_repeats()
    {
        for (int i = 0; i < 40; i++)
        {
            _ledger.Execution(_ledger.Decision("AAPL", "buy", 10 * i), "buy", 1, new Fill((10 * i) + 3, 1, 100m));
            _ledger.Execution(_ledger.Decision("AAPL", "sell", (10 * i) + 1), "sell", 1, new Fill((10 * i) + 4, 1, i % 4 == 0 ? 99m : 101m));
        }

        TradeStatistics trades = Reports.Build(_ledger.Ledger).Report.Pnl.Trades;
        TradeStatistics again = Reports.Build(_ledger.Ledger).Report.Pnl.Trades;

        // 30 wins of 1 and 10 losses of 1: mean 0.5, standard error √(0.75/40) ≈ 0.137.
        Assert.Equal((40, 30, 10), (trades.Closed, trades.Wins, trades.Losses));
        Assert.Equal(0.5, trades.MeanNet.Mean);
        Assert.InRange(trades.MeanNet.Low95!.Value, 0.5 - (2.3 * 0.137), 0.5 - (1.6 * 0.137));
        Assert.InRange(trades.MeanNet.High95!.Value, 0.5 + (1.6 * 0.137), 0.5 + (2.3 * 0.137));
        Assert.Equal(trades.MeanNet, again.MeanNet);
        Assert.Equal(3, trades.ProfitFactor);
        Assert.Equal(1, trades.PayoffRatio);
        Assert.Equal(0.75, trades.HitRate);
    }

    [Fact]
    public void Without_losses_payoff_and_profit_factor_are_undefined()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 1, new Fill(3, 1, 100m));
        _ledger.Execution(_ledger.Decision("AAPL", "sell", 5), "sell", 1, new Fill(8, 1, 101m));

        TradeStatistics trades = Reports.Build(_ledger.Ledger).Report.Pnl.Trades;

        Assert.Equal((1d, null, null), (trades.HitRate, trades.PayoffRatio, trades.ProfitFactor));
        Assert.Null(trades.MeanNet.Low95);
    }
}
