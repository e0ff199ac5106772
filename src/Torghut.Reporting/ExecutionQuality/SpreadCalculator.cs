using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Summarises spreads and markouts.</summary>
internal static class SpreadCalculator
{
    /// <summary>Quoted, effective and realized spread.</summary>
    public static SpreadSummary Spreads(LedgerEvidence evidence, ExecutionMeasures measures)
    {
        List<double> quoted = [];
        List<double> effective = [];
        List<double> realized = [];
        double quotedSum = 0;
        double effectiveSum = 0;
        double[] markouts = measures.Markouts(MarkoutHorizons.Count - 1);
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            double spread = measures.QuotedSpread[i];
            double paid = 2 * measures.Slippage[i];
            Add(quoted, spread);
            Add(effective, paid);
            Add(realized, -2 * markouts[i]);
            if (!double.IsNaN(spread) && !double.IsNaN(paid))
            {
                quotedSum += spread;
                effectiveSum += paid;
            }
        }

        return new SpreadSummary
        {
            QuotedBps = Distribution.Of(quoted),
            EffectiveBps = Distribution.Of(effective),
            RealizedBps300s = Distribution.Of(realized),
            EffectiveOverQuoted = quotedSum > 0 ? effectiveSum / quotedSum : null,
        };
    }

    /// <summary>Markouts at each horizon.</summary>
    public static IReadOnlyList<MarkoutRow> Markouts(LedgerEvidence evidence, ExecutionMeasures measures)
    {
        var rows = new MarkoutRow[MarkoutHorizons.Count];
        for (int horizon = 0; horizon < rows.Length; horizon++)
        {
            double[] markouts = measures.Markouts(horizon);
            List<double> values = [];
            double weighted = 0;
            double weights = 0;
            for (int i = 0; i < markouts.Length; i++)
            {
                Add(values, markouts[i]);
                double notional = (double)(evidence.Executions[i].FilledNotional ?? 0m);
                if (!double.IsNaN(markouts[i]) && notional > 0)
                {
                    weighted += markouts[i] * notional;
                    weights += notional;
                }
            }

            rows[horizon] = new MarkoutRow
            {
                HorizonSeconds = MarkoutHorizons.Seconds[horizon],
                Bps = Distribution.Of(values),
                NotionalWeightedAvg = weights > 0 ? weighted / weights : null,
            };
        }

        return rows;
    }

    private static void Add(List<double> values, double value)
    {
        if (!double.IsNaN(value))
        {
            values.Add(value);
        }
    }
}
