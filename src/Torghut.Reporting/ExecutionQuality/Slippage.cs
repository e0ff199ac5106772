using System.Runtime.InteropServices;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Summarises the slippage of the TCA rows.</summary>
internal static class Slippage
{
    /// <summary>Over all TCA rows with a slippage.</summary>
    public static SlippageSummary Compute(LedgerEvidence evidence)
    {
        List<double> signed = [];
        List<double> absolute = [];
        decimal shortfall = 0;
        decimal arrivalNotional = 0;
        for (int i = 0; i < evidence.TcaMetrics.Count; i++)
        {
            ref TcaFact tca = ref evidence.TcaMetrics[i];
            if (tca.SlippageBps is not { } bps)
            {
                continue;
            }

            signed.Add((double)bps);
            absolute.Add(Math.Abs((double)bps));
            if (tca is { ShortfallNotional: { } notional, ArrivalPrice: { } arrival })
            {
                shortfall += notional;
                arrivalNotional += arrival * evidence.Executions[tca.Execution].FilledQty;
            }
        }

        Distribution all = Distribution.Of(signed);
        Distribution size = Distribution.Of(absolute);
        return new SlippageSummary
        {
            AvgAbs = size.Mean,
            P50Abs = size.P50,
            P95Abs = size.P95,
            MaxAbs = size.Max,
            Signed = all,
            Histogram = Histogram.OfSorted(CollectionsMarshal.AsSpan(signed), HistogramEdges.Bps),
            NotionalWeightedAvg = Rate.Of(shortfall * 10_000m, arrivalNotional),
        };
    }
}
