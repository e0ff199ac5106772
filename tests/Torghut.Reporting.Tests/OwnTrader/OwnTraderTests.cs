using Torghut.Reporting.Document;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.OwnTrader;

/// <summary>The report understands all that our own pipeline writes.</summary>
public sealed class OwnTraderTests
{
    private static readonly Lazy<SimulationReport> Report = new(() => Make("run-1"));

    [Fact]
    public void Decisions_become_orders_and_fills_on_both_symbols()
    {
        Assert.Equal(["AAPL", "MSFT"], Report.Value.Funnel.BySymbol.Where(row => row.Filled > 0).Select(row => row.Key));
        Assert.True(Report.Value.Pnl.Trades.Closed > 10);
    }

    [Fact]
    public void Every_sum_closes_the_accounts_cash_and_the_curve_among_them()
    {
        Assert.True(Report.Value.Pnl.Identity.Closes);
        Assert.Contains(Report.Value.Pnl.Identity.Checks, check => check.Name == "account_cash_equals_cash_flow");
        Assert.Contains(Report.Value.Pnl.Identity.Checks, check => check.Name == "equity_curve_ends_at_net");
        Assert.DoesNotContain(Report.Value.Caveats, caveat => caveat.Code == "fills_as_whole_executions");
    }

    [Fact]
    public void Lineage_lifecycle_and_latencies_are_complete()
    {
        Assert.Equal(1, Report.Value.Stability.RouteProvenance.CompleteRatio);
        Assert.Equal(0, Report.Value.Stability.RouteProvenance.ContextMismatches);
        Assert.Equal(1, Report.Value.ExecutionQuality.OrderLifecycle.CompleteRatio);
        Assert.Equal((2005d, 0d, 40d), (
            Report.Value.ExecutionQuality.LatencyMs.SignalToDecisionP50,
            Report.Value.ExecutionQuality.LatencyMs.DecisionToSubmitP50,
            Report.Value.ExecutionQuality.LatencyMs.SubmitToFirstUpdateP50));
        Assert.Equal(0, Report.Value.ExecutionQuality.Latencies.SubmitToFill.Withheld);
    }

    [Fact]
    public void Signals_are_accounted_for_from_the_first_to_the_last()
    {
        var stages = Report.Value.Funnel.Stages.ToDictionary(stage => stage.Stage, stage => stage.Count);
        long suppressed = Report.Value.Funnel.SuppressionReasons.Where(reason => reason.Stage == "signal").Sum(reason => reason.Count);

        Assert.Equal(stages["produced"], stages["consumed"]);
        Assert.Equal(stages["consumed"], suppressed + stages["intents"]);
        Assert.All(Report.Value.Stability.TradeCursorRows, cursor => Assert.True(cursor.LagSeconds <= 1));
    }

    [Fact]
    public void Fills_are_measured_against_the_quote_of_their_moment()
    {
        Assert.Contains(Report.Value.ExecutionQuality.Rules, rule => rule.EventType == "fill" && rule.WithQuote == rule.Count && rule.WorseThanQuote == 0);
        Assert.Equal(Report.Value.Funnel.Executions, Report.Value.ExecutionQuality.Spreads.QuotedBps.Count);
        Assert.All(Report.Value.ExecutionQuality.Markouts.Take(3), row => Assert.True(row.Bps.Count > 0));
    }

    [Fact]
    public void Two_runs_over_the_same_market_differ_in_their_name_only()
    {
        string first = Reports.Json(Report.Value);
        string second = Reports.Json(Make("other-2"));

        Assert.Equal(
            first.Replace("run-1", "x", StringComparison.Ordinal).Replace("run_1", "x", StringComparison.Ordinal),
            second.Replace("other-2", "x", StringComparison.Ordinal).Replace("other_2", "x", StringComparison.Ordinal));
    }

    private static SimulationReport Make(string runId)
    {
        (InMemoryLedger ledger, InMemorySignalStore store) = PipelineLedger.Run(runId);
        return Reports.Build(ledger, store, Day.Request(runId)).Report;
    }
}
