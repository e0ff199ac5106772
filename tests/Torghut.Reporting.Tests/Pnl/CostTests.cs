using Torghut.Reporting.Document;
using Torghut.Reporting.Request;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Pnl;

public sealed class CostTests
{
    private readonly LedgerBuilder _ledger = new();

    [Fact]
    public void Costs_are_shared_by_quantity_and_the_last_trade_gets_the_remainder()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 3, new Fill(4, 3, 100m));
        for (int i = 0; i < 3; i++)
        {
            _ledger.Execution(_ledger.Decision("AAPL", "sell", 10 + i), "sell", 1, new Fill(14 + i, 1, 100m));
        }

        // A fee of 1 per execution: the buy's is 0.33333333 twice and 0.33333334 for the last.
        ReportResult result = Reports.Build(_ledger.Ledger, null, Day.Request() with { Costs = new CostAssumptions { PerTradeFee = 1m } });

        Assert.Equal(["1.33333333", "1.33333333", "1.33333334"], Reports.Trades(result).Select(t => t["cost"]));
        Assert.Equal(4m, result.Report.Pnl.EstimatedCostTotal);
        Assert.Equal(-4m, result.Report.Pnl.NetPnlEstimated);
        Assert.True(result.Report.Pnl.Identity.Closes);
    }

    [Fact]
    public void Commission_is_of_both_sides_and_regulatory_fees_of_sells()
    {
        _ledger.Execution(_ledger.Decision("AAPL", "buy", 1), "buy", 100, new Fill(4, 100, 50m));
        _ledger.Execution(_ledger.Decision("AAPL", "sell", 10), "sell", 100, new Fill(14, 100, 60m));
        ReportRequest request = Day.Request() with
        {
            Costs = new CostAssumptions { CommissionBps = 2m, SecFeePerMillion = 27.80m, FinraTafPerShare = 0.000166m },
        };

        ReportResult result = Reports.Build(_ledger.Ledger, null, request);

        // 2 bps of 5000 + 6000; 27.80 per million of 6000; 0.000166 of 100 shares.
        Assert.Equal(2.2m, result.Report.Pnl.Costs.Commission);
        Assert.Equal(0.1668m, result.Report.Pnl.Costs.SecFees);
        Assert.Equal(0.0166m, result.Report.Pnl.Costs.FinraTaf);
        Assert.Equal(1000m - 2.3834m, result.Report.Pnl.NetPnlEstimated);
        Assert.Equal(11_000m, result.Report.Pnl.ExecutionNotionalTotal);
    }
}
