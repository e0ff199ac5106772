using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>Splits the shortfall of fills and adds it up.</summary>
internal sealed class ShortfallTally(LedgerEvidence evidence, ExecutionMeasures measures)
{
    private int _count;
    private decimal _delay;
    private decimal _spread;
    private decimal _impact;
    private decimal _notional;

    /// <summary>Over all executions that have everything it takes.</summary>
    public static ShortfallSplit OfAll(LedgerEvidence evidence, ExecutionMeasures measures)
    {
        var tally = new ShortfallTally(evidence, measures);
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            tally.Add(i);
        }

        return tally.ToSplit();
    }

    /// <summary>Adds an execution; one that lacks a price, a side or a spread is left out.</summary>
    public void Add(int index)
    {
        ref ExecutionFact execution = ref evidence.Executions[index];
        if (execution.Tca < 0 || !execution.Filled || execution.Direction == 0 || double.IsNaN(measures.QuotedSpread[index])
            || evidence.Decisions[execution.Decision].DecisionPrice is not { } decided || decided <= 0)
        {
            return;
        }

        ref TcaFact tca = ref evidence.TcaMetrics[execution.Tca];
        if (tca.ArrivalPrice is not { } arrival || arrival <= 0 || (tca.AvgFillPrice ?? execution.AvgFillPrice) is not { } fill)
        {
            return;
        }

        decimal half = Money.Round((decimal)measures.QuotedSpread[index] / 20_000m * arrival * execution.FilledQty);
        _count++;
        _delay += Money.Round(execution.Direction * (arrival - decided) * execution.FilledQty);
        _spread += half;
        _impact += Money.Round(execution.Direction * (fill - arrival) * execution.FilledQty) - half;
        _notional += decided * execution.FilledQty;
    }

    /// <summary>The sums; null where nothing was added.</summary>
    public ShortfallSplit ToSplit() => new()
    {
        Count = _count,
        DelayNotional = _count == 0 ? null : _delay,
        SpreadNotional = _count == 0 ? null : _spread,
        ImpactNotional = _count == 0 ? null : _impact,
        TotalNotional = _count == 0 ? null : _delay + _spread + _impact,
        DelayBps = Rate.Of(_delay * 10_000m, _notional),
        SpreadBps = Rate.Of(_spread * 10_000m, _notional),
        ImpactBps = Rate.Of(_impact * 10_000m, _notional),
        TotalBps = Rate.Of((_delay + _spread + _impact) * 10_000m, _notional),
    };
}
