using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Makes the row of executions that have one key; its lists are used again for each row.</summary>
internal sealed class BreakdownRows(LedgerEvidence evidence, ExecutionMeasures measures, LatencyTable latencies)
{
    private readonly List<double> _values = [];

    /// <summary>The row of the report.</summary>
    /// <param name="key">Symbol, side, order type or half hour.</param>
    /// <param name="executions">Indexes of the executions.</param>
    public ExecutionBreakdownRow Of(string key, List<int> executions)
    {
        int filled = 0;
        int filledInFull = 0;
        int canceled = 0;
        int rejected = 0;
        int fallbacks = 0;
        decimal notional = 0;
        var shortfall = new ShortfallTally(evidence, measures);
        foreach (int index in executions)
        {
            ref ExecutionFact execution = ref evidence.Executions[index];
            string status = evidence.Word(execution.Status);
            filled += execution.Filled ? 1 : 0;
            filledInFull += execution.FilledInFull ? 1 : 0;
            canceled += OrderWords.IsCanceled(status) ? 1 : 0;
            rejected += OrderWords.IsRejected(status) ? 1 : 0;
            fallbacks += execution.IsFallback ? 1 : 0;
            notional += execution.FilledNotional ?? 0m;
            shortfall.Add(index);
        }

        Distribution slippage = Measured(executions, measures.Slippage);
        MeanMarkout[] markouts = Markouts(executions);
        MeanMarkout minute = markouts[MarkoutHorizons.Minute];
        LatencySummary latency = Latencies(executions);
        return new ExecutionBreakdownRow
        {
            Key = key,
            Executions = executions.Count,
            FillRate = Rate.Of(filled, executions.Count),
            PartialFillRate = Rate.Of(filled - filledInFull, executions.Count),
            CancelRate = Rate.Of(canceled, executions.Count),
            RejectRate = Rate.Of(rejected, executions.Count),
            FallbackRatio = Rate.Of(fallbacks, executions.Count),
            Notional = notional,
            SlippageCount = slippage.Count,
            SlippageMeanBps = slippage.Mean,
            SlippageP95AbsBps = Sizes(executions, measures.Slippage).P95,
            QuotedSpreadMeanBps = Measured(executions, measures.QuotedSpread).Mean,
            EffectiveSpreadMeanBps = 2 * slippage.Mean,
            Markout60SCount = minute.Count,
            Markout60SMeanBps = minute.MeanBps,
            Markouts = markouts,
            Shortfall = shortfall.ToSplit(),
            SubmitToFillP50Ms = latency.SubmitToFillP50,
            LatencyMs = latency,
        };
    }

    private MeanMarkout[] Markouts(List<int> executions)
    {
        var rows = new MeanMarkout[MarkoutHorizons.Count];
        for (int horizon = 0; horizon < rows.Length; horizon++)
        {
            Distribution markouts = Measured(executions, measures.Markouts(horizon));
            rows[horizon] = new MeanMarkout
            {
                HorizonSeconds = MarkoutHorizons.Seconds[horizon],
                Count = markouts.Count,
                MeanBps = markouts.Mean,
            };
        }

        return rows;
    }

    private LatencySummary Latencies(List<int> executions)
    {
        Distribution decided = Latency(executions, latencies.SignalToDecision);
        Distribution submitted = Latency(executions, latencies.DecisionToSubmit);
        Distribution updated = Latency(executions, latencies.SubmitToFirstUpdate);
        Distribution filled = Latency(executions, latencies.SubmitToFill);
        return LatencySummary.Of(decided, submitted, updated, filled);
    }

    private Distribution Latency(List<int> executions, LatencyColumn column)
    {
        _values.Clear();
        foreach (int index in executions)
        {
            if (column.Ms(index) is { } ms)
            {
                _values.Add(ms);
            }
        }

        return Distribution.Of(_values);
    }

    private Distribution Measured(List<int> executions, double[] values)
    {
        _values.Clear();
        foreach (int index in executions)
        {
            if (!double.IsNaN(values[index]))
            {
                _values.Add(values[index]);
            }
        }

        return Distribution.Of(_values);
    }

    private Distribution Sizes(List<int> executions, double[] values)
    {
        _values.Clear();
        foreach (int index in executions)
        {
            if (!double.IsNaN(values[index]))
            {
                _values.Add(Math.Abs(values[index]));
            }
        }

        return Distribution.Of(_values);
    }
}
