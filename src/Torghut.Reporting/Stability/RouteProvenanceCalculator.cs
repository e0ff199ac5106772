using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Stability;

/// <summary>Checks the provenance of executions.</summary>
internal static class RouteProvenanceCalculator
{
    /// <summary>Counts what is there, what is missing and what contradicts.</summary>
    public static RouteProvenance Compute(LedgerEvidence evidence)
    {
        long complete = 0;
        long withoutAdapter = 0;
        long withoutCorrelation = 0;
        long withoutKey = 0;
        long withoutContext = 0;
        long contextMismatches = 0;
        long routeMismatches = 0;
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            ref DecisionFact decision = ref evidence.Decisions[execution.Decision];
            bool adapter = evidence.Word(execution.ActualAdapter) != OrderWords.UnknownAdapter;
            bool expected = evidence.Word(execution.ExpectedAdapter) != OrderWords.UnknownAdapter;
            withoutAdapter += adapter ? 0 : 1;
            withoutCorrelation += execution.HasCorrelationId ? 0 : 1;
            withoutKey += execution.HasIdempotencyKey ? 0 : 1;
            withoutContext += execution.Context.Complete ? 0 : 1;
            complete += adapter && expected && execution is { HasCorrelationId: true, HasIdempotencyKey: true, Context.Complete: true } ? 1 : 0;
            routeMismatches += execution.ActualAdapter != execution.ExpectedAdapter ? 1 : 0;
            contextMismatches += execution.Context.Complete && decision.Context.Complete
                && execution.Context.LineageHash != decision.Context.LineageHash ? 1 : 0;
        }

        long decisionsWithout = 0;
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            decisionsWithout += evidence.Decisions[i].Context.Complete ? 0 : 1;
        }

        return new RouteProvenance
        {
            Executions = evidence.Executions.Count,
            Complete = complete,
            CompleteRatio = Rate.Of(complete, evidence.Executions.Count),
            WithoutActualAdapter = withoutAdapter,
            WithoutCorrelationId = withoutCorrelation,
            WithoutIdempotencyKey = withoutKey,
            WithoutContext = withoutContext,
            ContextMismatches = contextMismatches,
            RouteMismatches = routeMismatches,
            DecisionsWithoutContext = decisionsWithout,
        };
    }
}
