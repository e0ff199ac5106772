using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Reporting.Evidence;

/// <summary>
/// Turns executions into the units that FIFO matches: the increments of their fill events where these add up to the
/// execution's filled quantity and agree with its average price, else the execution as a whole.
/// </summary>
internal sealed class FillResolver(LedgerEvidence evidence, ReplayWindow window)
{
    /// <summary>Largest relative difference between the notional of the fills and of the execution.</summary>
    private const decimal NotionalTolerance = 0.000001m;

    /// <summary>Half a unit of the eighth decimal: how far a stored average price can be off.</summary>
    private const decimal PriceRounding = 0.000000005m;

    private const long LongestLatencyNs = 10 * EventTime.NsPerMinute;

    private readonly long _windowStartNs = EventTime.FromInstant(window.Start);
    private readonly long _windowEndNs = EventTime.FromInstant(window.End);
    private readonly List<FillPoint> _points = [];
    private readonly ChunkedList<FillUnit> _units = new();

    /// <summary>Makes the units and puts them into order of time, execution and fill.</summary>
    public void Resolve()
    {
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            if (!execution.Filled)
            {
                continue;
            }

            if (TryByFills(i, in execution))
            {
                evidence.ExecutionsWithFillEvents++;
                execution.FirstFillNs = FirstFill();
            }
            else
            {
                _units.Add(new FillUnit
                {
                    Execution = i,
                    TimeNs = TimeOf(in execution),
                    Qty = execution.FilledQty,
                    Price = PriceOf(in execution),
                });
            }
        }

        evidence.FillUnits = Sorted();
    }

    private bool TryByFills(int index, in ExecutionFact execution)
    {
        _points.Clear();
        for (int at = execution.FillPoint; at >= 0; at = evidence.FillPoints[at].Next)
        {
            _points.Add(evidence.FillPoints[at]);
        }

        if (_points.Count == 0)
        {
            return false;
        }

        _points.Sort(static (a, b) =>
        {
            int order = a.Filled.CompareTo(b.Filled);
            return order != 0 ? order : a.TimeNs.CompareTo(b.TimeNs);
        });
        if (_points[^1].Filled != execution.FilledQty || !NotionalAgrees(in execution))
        {
            return false;
        }

        decimal filled = 0;
        decimal notional = 0;
        foreach (FillPoint point in _points)
        {
            decimal qty = point.Filled - filled;
            if (qty == 0)
            {
                continue;
            }

            decimal notionalAfter = point.Filled * point.AveragePrice!.Value;
            _units.Add(new FillUnit
            {
                Execution = index,
                TimeNs = IsOfAnotherClock(point.TimeNs) ? TimeOf(in execution) : point.TimeNs,
                Qty = qty,
                Price = PriceOf(in point, qty, notionalAfter - notional, point.Filled + filled),
            });
            filled = point.Filled;
            notional = notionalAfter;
        }

        return true;
    }

    /// <summary>
    /// The fill's own price where it explains the change of the average price up to the rounding of the stored averages;
    /// else the price that does.
    /// </summary>
    private static decimal PriceOf(in FillPoint point, decimal qty, decimal notional, decimal rounded)
    {
        if (point.Price is { } price && Math.Abs((price * qty) - notional) <= (rounded * PriceRounding) + PriceRounding)
        {
            return price;
        }

        return decimal.Round(notional / qty, 8, MidpointRounding.ToEven);
    }

    private bool NotionalAgrees(in ExecutionFact execution)
    {
        foreach (FillPoint point in _points)
        {
            if (point.AveragePrice is not > 0)
            {
                return false;
            }
        }

        decimal byFills = _points[^1].Filled * _points[^1].AveragePrice!.Value;
        return execution.FilledNotional is not { } whole || Math.Abs(byFills - whole) <= Math.Abs(whole) * NotionalTolerance;
    }

    private long FirstFill()
    {
        long first = long.MaxValue;
        foreach (FillPoint point in _points)
        {
            first = Math.Min(first, point.TimeNs);
        }

        return first;
    }

    private decimal? PriceOf(in ExecutionFact execution)
    {
        decimal? price = execution.AvgFillPrice ?? (execution.Tca >= 0 ? evidence.TcaMetrics[execution.Tca].AvgFillPrice : null);
        return price is > 0 ? price : null;
    }

    /// <summary>Farther from the window than any latency: the order feed keeps another clock than the decisions.</summary>
    private bool IsOfAnotherClock(long timeNs) => timeNs < _windowStartNs - LongestLatencyNs || timeNs > _windowEndNs + LongestLatencyNs;

    /// <summary>The best time an execution without fill events has: one within the window before one of another clock.</summary>
    private long TimeOf(in ExecutionFact execution)
    {
        ReadOnlySpan<long?> candidates =
            [execution.LastFeedNs, execution.LastUpdateNs, execution.CreatedNs, evidence.Decisions[execution.Decision].DayNs];
        foreach (long? candidate in candidates)
        {
            if (candidate is { } time && time >= _windowStartNs && time <= _windowEndNs)
            {
                return time;
            }
        }

        return execution.LastFeedNs ?? execution.LastUpdateNs ?? execution.CreatedNs;
    }

    private FillUnit[] Sorted()
    {
        var order = new TimeOrder[_units.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = new TimeOrder(_units[i].TimeNs, i);
        }

        Array.Sort(order);
        var units = new FillUnit[order.Length];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = _units[order[i].Index];
        }

        return units;
    }
}
