using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Splits the shortfall of the fills.</summary>
internal static class ShortfallCalculator
{
    /// <summary>Over all executions that have everything it takes.</summary>
    public static ShortfallSplit Compute(LedgerEvidence evidence, ExecutionMeasures measures)
    {
        int count = 0;
        decimal delay = 0;
        decimal spread = 0;
        decimal impact = 0;
        decimal notional = 0;
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            if (execution.Tca < 0 || !execution.Filled || execution.Direction == 0 || double.IsNaN(measures.QuotedSpread[i])
                || evidence.Decisions[execution.Decision].DecisionPrice is not { } decided || decided <= 0)
            {
                continue;
            }

            ref TcaFact tca = ref evidence.TcaMetrics[execution.Tca];
            if (tca.ArrivalPrice is not { } arrival || arrival <= 0 || (tca.AvgFillPrice ?? execution.AvgFillPrice) is not { } fill)
            {
                continue;
            }

            decimal half = Money.Round((decimal)measures.QuotedSpread[i] / 20_000m * arrival * execution.FilledQty);
            count++;
            delay += Money.Round(execution.Direction * (arrival - decided) * execution.FilledQty);
            spread += half;
            impact += Money.Round(execution.Direction * (fill - arrival) * execution.FilledQty) - half;
            notional += decided * execution.FilledQty;
        }

        return new ShortfallSplit
        {
            Count = count,
            DelayNotional = count == 0 ? null : delay,
            SpreadNotional = count == 0 ? null : spread,
            ImpactNotional = count == 0 ? null : impact,
            TotalNotional = count == 0 ? null : delay + spread + impact,
            DelayBps = Rate.Of(delay * 10_000m, notional),
            SpreadBps = Rate.Of(spread * 10_000m, notional),
            ImpactBps = Rate.Of(impact * 10_000m, notional),
            TotalBps = Rate.Of((delay + spread + impact) * 10_000m, notional),
        };
    }
}
