using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>
/// What is measured of each execution, in basis points; NaN where it cannot be. Markout: direction·(mid after the horizon −
/// fill)/fill·10000, the fills of an execution weighted by quantity. Slippage and effective spread: from the TCA row.
/// Quoted spread: of the quote at submission that the audit names, else of the one that the decision knew, else of the last one
/// from signals at submission.
/// </summary>
internal sealed class ExecutionMeasures
{
    private readonly double[][] _markouts;

    public ExecutionMeasures(LedgerEvidence evidence, MarketSeries market, ReplayWindow window)
    {
        int count = evidence.Executions.Count;
        Slippage = NaN(count);
        QuotedSpread = NaN(count);
        _markouts = new double[MarkoutHorizons.Count][];
        for (int horizon = 0; horizon < _markouts.Length; horizon++)
        {
            _markouts[horizon] = NaN(count);
        }

        for (int i = 0; i < count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            Slippage[i] = execution.Tca >= 0 ? (double?)evidence.TcaMetrics[execution.Tca].SlippageBps ?? double.NaN : double.NaN;
            QuotedSpread[i] = SpreadOf(in execution, evidence, market);
        }

        Measure(evidence, market, EventTime.FromInstant(window.End));
    }

    /// <summary>Slippage against the arrival price.</summary>
    public double[] Slippage { get; }

    /// <summary>Quoted spread at submission.</summary>
    public double[] QuotedSpread { get; }

    /// <summary>Markouts at a horizon.</summary>
    public double[] Markouts(int horizon) => _markouts[horizon];

    private static double SpreadOf(in ExecutionFact execution, LedgerEvidence evidence, MarketSeries market)
    {
        if (execution is { ArrivalBid: { } bid and > 0, ArrivalAsk: { } ask } && ask >= bid)
        {
            return (double)((ask - bid) / ((ask + bid) / 2) * 10_000m);
        }

        ref DecisionFact decision = ref evidence.Decisions[execution.Decision];
        if (decision is { Spread: { } spread and >= 0, SnapshotPrice: { } price and > 0 })
        {
            return (double)(spread / price * 10_000m);
        }

        if (market.Of(execution.Symbol)?.QuoteAt(execution.CreatedNs) is { } quote
            && execution.CreatedNs - quote.TimeNs <= SymbolSeries.MaxAgeNs)
        {
            return (quote.Ask - quote.Bid) / ((quote.Ask + quote.Bid) / 2) * 10_000;
        }

        return double.NaN;
    }

    private void Measure(LedgerEvidence evidence, MarketSeries market, long windowEndNs)
    {
        var weights = new double[evidence.Executions.Count];
        foreach (FillUnit unit in evidence.FillUnits)
        {
            weights[unit.Execution] += (double)unit.Qty;
        }

        foreach (double[] column in _markouts)
        {
            foreach (FillUnit unit in evidence.FillUnits)
            {
                column[unit.Execution] = 0;
            }
        }

        foreach (FillUnit unit in evidence.FillUnits)
        {
            ref ExecutionFact execution = ref evidence.Executions[unit.Execution];
            SymbolSeries? series = market.Of(execution.Symbol);
            double share = (double)unit.Qty / weights[unit.Execution];
            for (int horizon = 0; horizon < _markouts.Length; horizon++)
            {
                // NaN stays NaN: an execution is measured whole or not at all.
                _markouts[horizon][unit.Execution] +=
                    share * Markout.Of(series, execution.Direction, (double?)unit.Price, unit.TimeNs + MarkoutHorizons.Ns(horizon), windowEndNs);
            }
        }
    }

    private static double[] NaN(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
