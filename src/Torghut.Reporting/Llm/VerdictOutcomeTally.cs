using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Llm;

/// <summary>Collects the outcomes of one verdict.</summary>
internal sealed class VerdictOutcomeTally
{
    private readonly double[] _markoutSums = new double[MarkoutHorizons.Count];
    private readonly int[] _markouts = new int[MarkoutHorizons.Count];
    private readonly double[] _counterfactualSums = new double[MarkoutHorizons.Count];
    private readonly int[] _counterfactuals = new int[MarkoutHorizons.Count];
    private int _reviews;
    private int _submitted;
    private int _filled;
    private double _slippageSum;
    private int _slippages;
    private decimal _net;
    private int _nets;
    private int _positive;

    /// <summary>Adds a review.</summary>
    public void Add(int review, in DecisionFact decision, ReviewOutcomes outcomes, ExecutionMeasures measures)
    {
        _reviews++;
        _submitted += decision.ExecutionCount > 0 ? 1 : 0;
        _filled += decision.OrderFilled ? 1 : 0;
        if (outcomes.Net(review) is { } net)
        {
            _net += net;
            _nets++;
            _positive += net > 0 ? 1 : 0;
        }

        if (decision.Execution >= 0 && !double.IsNaN(measures.Slippage[decision.Execution]))
        {
            _slippageSum += measures.Slippage[decision.Execution];
            _slippages++;
        }

        for (int horizon = 0; horizon < MarkoutHorizons.Count; horizon++)
        {
            double markout = decision.Execution >= 0 ? measures.Markouts(horizon)[decision.Execution] : double.NaN;
            Count(markout, _markoutSums, _markouts, horizon);
            Count(outcomes.Counterfactual(review, horizon), _counterfactualSums, _counterfactuals, horizon);
        }
    }

    /// <summary>The row of the report.</summary>
    public VerdictOutcome ToRow(string verdict) => new()
    {
        Verdict = verdict,
        Reviews = _reviews,
        Submitted = _submitted,
        Filled = _filled,
        SlippageMeanBps = _slippages == 0 ? null : _slippageSum / _slippages,
        NetPnl = _nets == 0 ? null : _net,
        NetCount = _nets,
        NetPositiveRate = Rate.Of(_positive, _nets),
        Markouts = Rows(_markoutSums, _markouts),
        CounterfactualMarkouts = Rows(_counterfactualSums, _counterfactuals),
    };

    private static void Count(double value, double[] sums, int[] counts, int horizon)
    {
        if (!double.IsNaN(value))
        {
            sums[horizon] += value;
            counts[horizon]++;
        }
    }

    private static MeanMarkout[] Rows(double[] sums, int[] counts)
    {
        var rows = new MeanMarkout[sums.Length];
        for (int horizon = 0; horizon < rows.Length; horizon++)
        {
            rows[horizon] = new MeanMarkout
            {
                HorizonSeconds = MarkoutHorizons.Seconds[horizon],
                Count = counts[horizon],
                MeanBps = counts[horizon] == 0 ? null : sums[horizon] / counts[horizon],
            };
        }

        return rows;
    }
}
