using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Makes the section on execution quality.</summary>
internal sealed class ExecutionQualityCalculator(
    LedgerEvidence evidence, LatencyTable latencies, ExecutionMeasures measures, HalfHours halfHours)
{
    /// <summary>Counts and measures.</summary>
    public ExecutionQualitySection Compute(CaveatCollector caveats)
    {
        long executions = evidence.Executions.Count;
        var counts = new ExecutionCounts(evidence);
        LatencyDetails details = Details();
        var breakdowns = new ExecutionBreakdowns(evidence, measures, latencies, halfHours);
        IReadOnlyList<MarkoutRow> markouts = SpreadCalculator.Markouts(evidence, measures);
        AddCaveats(markouts, caveats);
        return new ExecutionQualitySection
        {
            ExecutionStatusCounts = counts.ByStatus,
            FillRate = Rate.Of(counts.Filled, executions),
            FullFillRate = Rate.Of(counts.FilledInFull, executions),
            PartialFillRate = Rate.Of(counts.Filled - counts.FilledInFull, executions),
            CancelRate = Rate.Of(counts.Canceled, executions),
            RejectRate = Rate.Of(counts.Rejected, executions),
            QuantityFillRatio = Rate.Of(counts.FilledQty, counts.SubmittedQty),
            ExpectedActualAdapterCounts = Adapters(counts),
            FallbackReasonCounts = counts.ByFallbackReason,
            FallbackExecutionCount = counts.Fallbacks,
            FallbackRatio = Rate.Of(counts.Fallbacks, executions),
            AdapterMismatchCount = counts.Mismatches,
            AdapterMismatchRatio = Rate.Of(counts.Mismatches, executions),
            ExecutionsWithOrderEvents = counts.WithEvents,
            OrderEventCoverageRatio = Rate.Of(counts.WithEvents, executions),
            UnlinkedOrderEventCount = evidence.Scope.OrderEventsUnlinked,
            UnlinkedOrderEventRatio = Rate.Of(evidence.Scope.OrderEventsUnlinked, evidence.Scope.OrderEventsTotal),
            OrderLifecycle = new OrderLifecycle
            {
                Complete = counts.Complete,
                CompleteRatio = Rate.Of(counts.Complete, executions),
                WithoutEvents = executions - counts.WithEvents,
                WithoutEnd = counts.WithoutEnd,
                FillsDoNotAddUp = counts.FillsDoNotAddUp,
            },
            LatencyMs = LatencySummary.Of(
                details.SignalToDecision.Ms, details.DecisionToSubmit.Ms, details.SubmitToFirstUpdate.Ms, details.SubmitToFill.Ms),
            Latencies = details,
            SlippageBps = Slippage.Compute(evidence),
            Spreads = SpreadCalculator.Spreads(evidence, measures),
            Markouts = markouts,
            Shortfall = ShortfallTally.OfAll(evidence, measures),
            Rules = Rules(),
            BySymbol = breakdowns.BySymbol,
            BySide = breakdowns.BySide,
            ByOrderType = breakdowns.ByOrderType,
            ByHalfHour = breakdowns.ByHalfHour,
        };
    }

    private void AddCaveats(IReadOnlyList<MarkoutRow> markouts, CaveatCollector caveats)
    {
        if (markouts.Any(static row => row.Bps.Count > 0))
        {
            caveats.Add("markout_mid_proxy", "Mids after fills are the best bid and offer at the last bar end at or before the moment, else the bar's close, at most 60 s old; they lag the market by up to a bar.");
        }

        if (latencies.Withheld > 0)
        {
            caveats.Add("mixed_clocks", "Some latencies are the difference of an event time and a wall time, negative or of the order of the data's age; they are withheld (null).");
        }

        if (evidence.TcaMetrics.Count > 0)
        {
            caveats.Add("impact_is_a_residual", "Impact is what is left of the shortfall after delay and half the quoted spread; it contains the move of the market between submission and fill.");
        }
    }

    private LatencyDetails Details() => new()
    {
        SignalToDecision = latencies.SignalToDecision.Describe(),
        DecisionToSubmit = latencies.DecisionToSubmit.Describe(),
        SubmitToFirstUpdate = latencies.SubmitToFirstUpdate.Describe(),
        SubmitToFill = latencies.SubmitToFill.Describe(),
    };

    private List<ExecutionRuleCount> Rules()
    {
        var rows = new List<ExecutionRuleCount>(evidence.Rules.Count);
        foreach (((string eventType, string rule), RuleFact fact) in evidence.Rules)
        {
            rows.Add(new ExecutionRuleCount
            {
                EventType = eventType,
                Rule = rule,
                Count = fact.Count,
                WithQuote = fact.WithQuote,
                WorseThanQuote = fact.WorseThanQuote,
            });
        }

        return rows;
    }

    private static List<AdapterCount> Adapters(ExecutionCounts counts)
    {
        var rows = new List<AdapterCount>(counts.ByAdapter.Count);
        foreach (((string expected, string actual), long count) in counts.ByAdapter)
        {
            rows.Add(new AdapterCount { ExpectedAdapter = expected, ActualAdapter = actual, Count = count });
        }

        return rows;
    }
}
