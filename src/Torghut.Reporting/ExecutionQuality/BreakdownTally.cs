using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Collects executions of one key.</summary>
internal sealed class BreakdownTally
{
    private readonly List<double> _slippage = [];
    private readonly List<double> _absolute = [];
    private readonly List<double> _quoted = [];
    private readonly List<double> _markouts = [];
    private readonly List<double> _toFill = [];
    private int _executions;
    private int _filled;
    private int _canceled;
    private int _rejected;
    private decimal _notional;

    /// <summary>Adds an execution.</summary>
    public void Add(int index, in ExecutionFact execution, string status, ExecutionMeasures measures, double? toFillMs)
    {
        _executions++;
        _filled += execution.Filled ? 1 : 0;
        _canceled += OrderWords.IsCanceled(status) ? 1 : 0;
        _rejected += OrderWords.IsRejected(status) ? 1 : 0;
        _notional += execution.FilledNotional ?? 0m;
        if (!double.IsNaN(measures.Slippage[index]))
        {
            _slippage.Add(measures.Slippage[index]);
            _absolute.Add(Math.Abs(measures.Slippage[index]));
        }

        if (!double.IsNaN(measures.QuotedSpread[index]))
        {
            _quoted.Add(measures.QuotedSpread[index]);
        }

        double markout = measures.Markouts(MarkoutHorizons.Minute)[index];
        if (!double.IsNaN(markout))
        {
            _markouts.Add(markout);
        }

        if (toFillMs is { } ms)
        {
            _toFill.Add(ms);
        }
    }

    /// <summary>The row of the report.</summary>
    public ExecutionBreakdownRow ToRow(string key)
    {
        double? slippage = Distribution.Of(_slippage).Mean;
        return new ExecutionBreakdownRow
        {
            Key = key,
            Executions = _executions,
            FillRate = Rate.Of(_filled, _executions),
            CancelRate = Rate.Of(_canceled, _executions),
            RejectRate = Rate.Of(_rejected, _executions),
            Notional = _notional,
            SlippageCount = _slippage.Count,
            SlippageMeanBps = slippage,
            SlippageP95AbsBps = Distribution.Of(_absolute).P95,
            QuotedSpreadMeanBps = Distribution.Of(_quoted).Mean,
            EffectiveSpreadMeanBps = 2 * slippage,
            Markout60SCount = _markouts.Count,
            Markout60SMeanBps = Distribution.Of(_markouts).Mean,
            SubmitToFillP50Ms = Distribution.Of(_toFill).P50,
        };
    }
}
