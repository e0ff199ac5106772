using Torghut.Reporting.Document;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Tests.Evidence;

public sealed class ScopeTests
{
    [Fact]
    public void Only_the_runs_decisions_and_what_hangs_on_them_count()
    {
        var ledger = new LedgerBuilder();
        ledger.Execution(ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(4, 10, 100m));
        ledger.Execution(ledger.Decision("AAPL", "buy", 2, new DecisionShape { RunId = "other" }), "buy", 10, new Fill(5, 10, 100m));

        SimulationReport report = Reports.Build(ledger.Ledger).Report;

        Assert.Equal((1L, 1L, 2L, 1L), (report.Funnel.TradeDecisions, report.Funnel.Executions, report.Funnel.ExecutionOrderEvents, report.Funnel.ExecutionTcaMetrics));
        Assert.Equal(4, report.Funnel.ExecutionOrderEventsTotal);
        Assert.Equal("run", report.Stability.Scope.Mode);
        Assert.Equal(1, report.Stability.Scope.DecisionsOfOtherRuns);
    }

    [Fact]
    public void Without_any_run_named_all_decisions_count_and_a_caveat_says_so()
    {
        var ledger = new LedgerBuilder(runId: null);
        ledger.Decision("AAPL", "buy", 1);
        ledger.Decision("MSFT", "buy", 2);

        SimulationReport report = Reports.Build(ledger.Ledger).Report;

        Assert.Equal(2, report.Funnel.TradeDecisions);
        Assert.Contains(report.Caveats, caveat => caveat.Code == "scope_all_decisions");
    }

    [Fact]
    public void An_order_event_without_execution_belongs_to_its_decisions_only_execution()
    {
        var ledger = new LedgerBuilder();
        ledger.Execution(ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(4, 10, 100m));
        TradeDecisionRow two = ledger.Decision("AAPL", "buy", 5);
        ledger.Execution(two, "buy", 10, new Fill(8, 10, 100m));
        ledger.Execution(two, "buy", 10, new ExecutionShape { Suffix = "b" }, new Fill(8, 10, 100m));
        Unlink(ledger.Ledger);

        SimulationReport report = Reports.Build(ledger.Ledger).Report;

        Assert.Equal(1, report.ExecutionQuality.ExecutionsWithOrderEvents);
        Assert.Equal(2, report.Stability.Scope.OrderEventsLinkedByDecision);
        Assert.Equal(4, report.Funnel.ExecutionOrderEventsUnlinked);
        Assert.Contains("execution_order_events_unlinked", report.Verdict.WarnReasons);
    }

    [Fact]
    public void An_execution_without_decision_is_found_by_the_decisions_hash_or_left_out()
    {
        var ledger = new LedgerBuilder();
        ExecutionRow execution = ledger.Execution(ledger.Decision("AAPL", "buy", 1), "buy", 10, new Fill(4, 10, 100m));
        ledger.Ledger.Executions.Clear();
        ledger.Ledger.Executions.Add(execution with { TradeDecisionId = null });
        ledger.Ledger.Executions.Add(execution with { Id = Guid.Empty, TradeDecisionId = null, ClientOrderId = "foreign" });

        SimulationReport report = Reports.Build(ledger.Ledger).Report;

        Assert.Equal(1, report.Funnel.Executions);
        Assert.Equal(1, report.Stability.Scope.ExecutionsUnlinked);
        Assert.Contains("executions_unlinked", report.Verdict.WarnReasons);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"params\":")]
    public void A_decision_document_that_cannot_be_read_costs_only_its_own_facts(string json)
    {
        var ledger = new LedgerBuilder(runId: null);
        ledger.Decision("AAPL", "buy", 1, new DecisionShape { Json = json });

        SimulationReport report = Reports.Build(ledger.Ledger).Report;

        Assert.Equal(1, report.Funnel.TradeDecisions);
        Assert.Equal(1, report.Stability.Scope.DocumentsUnreadable);
        Assert.Null(report.Coverage.DecisionSignalMinTs);
    }

    private static void Unlink(InMemoryLedger ledger)
    {
        List<ExecutionOrderEventRow> unlinked = [.. ledger.OrderEvents.Select(row => row with { ExecutionId = null })];
        ledger.OrderEvents.Clear();
        ledger.OrderEvents.AddRange(unlinked);
    }
}
