using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.ExecutionQuality;

public sealed class MarkoutTests
{
    private readonly LedgerBuilder _ledger = new();
    private readonly InMemorySignalStore _store = new();

    [Fact]
    public void Markouts_look_at_the_mid_after_each_horizon()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(10.5, 10, 100m));
        _store.Add("AAPL", 11, 500, (100.0, 100.2));
        _store.Add("AAPL", 15, 500, (100.2, 100.4));
        _store.Add("AAPL", 40, 100.5);
        _store.Add("AAPL", 70, 99.0);

        IReadOnlyList<MarkoutRow> markouts = Build().Markouts;

        // 11.5 s: mid 100.1. 15.5 s: 100.3. 40.5 s: the quote of second 15 still stands. 70.5 s: 55 s old, stands.
        // 310.5 s: nothing within a minute.
        Assert.Equal([1, 5, 30, 60, 300], markouts.Select(row => row.HorizonSeconds));
        Assert.Equal([10, 30, 30, 30], markouts.Take(4).Select(row => Math.Round(row.Bps.Mean!.Value, 6)));
        Assert.Equal((0, null), (markouts[4].Bps.Count, markouts[4].Bps.Mean));
    }

    [Fact]
    public void Without_a_fresh_quote_the_close_stands_for_the_mid()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "sell", 1), "sell", 10, new Fill(10.5, 10, 100m));
        _store.Add("AAPL", 11, 99.9);

        Assert.Equal(10, Build().Markouts[0].Bps.Mean!.Value, 6);
    }

    [Fact]
    public void A_markout_after_the_windows_end_is_unknown()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(23_398, 10, 100m));
        _store.Add("AAPL", 23_399, 101, (100.9, 101.1));

        IReadOnlyList<MarkoutRow> markouts = Build().Markouts;

        Assert.Equal(100, markouts[0].Bps.Mean!.Value, 6);
        Assert.Equal(0, markouts[1].Bps.Count);
    }

    [Fact]
    public void Partial_fills_weigh_by_quantity()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 4, new Fill(10.5, 3, 100m), new Fill(20.5, 1, 100m));
        _store.Add("AAPL", 11, 1, (100.1, 100.1));
        _store.Add("AAPL", 21, 1, (100.5, 100.5));

        Assert.Equal(((3 * 10) + 50) / 4d, Build().Markouts[0].Bps.Mean!.Value, 6);
    }

    [Fact]
    public void The_shortfall_splits_into_delay_spread_and_impact()
    {
        // Decided at 100 with a spread of 0.04, arrived at 100.05, filled at 100.10: 10 shares.
        var decision = _ledger.Decision("AAPL", "buy", 1, new DecisionShape { Price = "100", Spread = "0.04" });
        _ledger.Execution(decision, "buy", 10, new ExecutionShape { ArrivalPrice = 100.05m }, new Fill(10, 10, 100.10m));

        ShortfallSplit shortfall = Build().Shortfall;

        // Half the spread is 2 bps of the arrival price: 0.02001·10.
        Assert.Equal((1, 0.5m, 0.2001m, 0.2999m, 1.0m), (shortfall.Count, shortfall.DelayNotional, shortfall.SpreadNotional, shortfall.ImpactNotional, shortfall.TotalNotional));
        Assert.Equal(10, shortfall.TotalBps!.Value, 9);
    }

    [Fact]
    public void Spreads_are_quoted_and_effective()
    {
        var decision = _ledger.Decision("AAPL", "buy", 1, new DecisionShape { Price = "100", Spread = "0.04" });
        _ledger.Execution(decision, "buy", 10, new ExecutionShape { ArrivalPrice = 100m }, new Fill(10, 10, 100.01m));

        SpreadSummary spreads = Build().Spreads;

        Assert.Equal(4, spreads.QuotedBps.Mean!.Value, 9);
        Assert.Equal(2, spreads.EffectiveBps.Mean!.Value, 9);
        Assert.Equal(0.5, spreads.EffectiveOverQuoted!.Value, 9);
    }

    [Fact]
    public void Breakdowns_sum_to_the_whole()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(10, 10, 100m));
        _ledger.Execution(_ledger.Decision("MSFT", "sell", 1_801), "sell", 10, new Fill(1_810, 4, 100m));

        ExecutionQualitySection quality = Build();

        foreach (IReadOnlyList<ExecutionBreakdownRow> table in new[] { quality.BySymbol, quality.BySide, quality.ByOrderType, quality.ByHalfHour })
        {
            Assert.Equal(2, table.Sum(row => row.Executions));
            Assert.Equal(1400m, table.Sum(row => row.Notional));
        }

        Assert.Equal(["2026-02-27T14:30:00Z", "2026-02-27T15:00:00Z"], quality.ByHalfHour.Select(row => row.Key));
        Assert.Equal([0d, 1d], quality.BySymbol.Select(row => row.CancelRate));
    }

    [Fact]
    public void Each_cut_has_partial_fills_fallbacks_latencies_markouts_and_shortfall()
    {
        // Bought 4 of 10 at 100.10 by another adapter, arrived at 100.05, decided at 100 with a spread of 0.04.
        var decision = _ledger.Decision("AAPL", "buy", 1, new DecisionShape { Price = "100", Spread = "0.04" });
        _ledger.Execution(
            decision, "buy", 10, new ExecutionShape { ArrivalPrice = 100.05m, ActualAdapter = "alpaca" }, new Fill(3.505, 4, 100.10m));
        _store.Add("AAPL", 4, 1, (100.2, 100.2));
        _ledger.Execution(_ledger.Decision("MSFT", "sell", 2), "sell", 10, new Fill(5, 10, 100m));

        ExecutionBreakdownRow row = Build().BySymbol[0];

        Assert.Equal(("AAPL", 1d, 1d), (row.Key, row.PartialFillRate, row.FallbackRatio));
        Assert.Equal((2005d, 0d, 40d, 500d), (row.LatencyMs.SignalToDecisionP50, row.LatencyMs.DecisionToSubmitP95, row.LatencyMs.SubmitToFirstUpdateP50, row.LatencyMs.SubmitToFillP95));
        Assert.Equal([1, 5, 30, 60, 300], row.Markouts.Select(markout => markout.HorizonSeconds));
        Assert.Equal((1, 9.99), (row.Markouts[0].Count, Math.Round(row.Markouts[0].MeanBps!.Value, 2)));
        Assert.Equal((1, 0.2m, 0.08004m, 0.11996m), (row.Shortfall.Count, row.Shortfall.DelayNotional, row.Shortfall.SpreadNotional, row.Shortfall.ImpactNotional));
    }

    private ExecutionQualitySection Build() => Reports.Build(_ledger.Ledger, _store).Report.ExecutionQuality;
}
