using Torghut.Reporting.Funnel;
using Torghut.Reporting.Tests.Document;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Funnel;

public sealed class FunnelTests
{
    [Fact]
    public void Each_symbol_strategy_and_half_hour_has_its_conversion_rates_and_reasons()
    {
        FunnelSection funnel = Reports.Build(ReportTests.Sample("run-1").Ledger, ReportTests.Store()).Report.Funnel;

        // AAPL: 90 signals evaluated, 2 decisions, both became filled orders. MSFT: 1 decision, stopped by risk.
        FunnelRow apple = funnel.BySymbol.Single(row => row.Key == "AAPL");
        FunnelRow microsoft = funnel.BySymbol.Single(row => row.Key == "MSFT");
        Assert.Equal((2 / 90d, 1d, 1d), (apple.DecisionRate, apple.SubmissionRate, apple.FillRate));
        Assert.Equal((null, 0d, null), (microsoft.DecisionRate, microsoft.SubmissionRate, microsoft.FillRate));
        Assert.Equal(1, microsoft.SuppressionReasons["risk/spread_too_wide"]);
        Assert.Equal(87, apple.SuppressionReasons["signal/no_setup"]);

        FunnelRow strategy = Assert.Single(funnel.ByStrategy);
        Assert.Equal((3 / 90d, 2 / 3d, 1d), (strategy.DecisionRate, strategy.SubmissionRate, strategy.FillRate));
        Assert.Equal((3 / 90d, 13), (funnel.ByHalfHour[0].DecisionRate, funnel.ByHalfHour.Count));
    }
}
