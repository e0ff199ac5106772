using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Trading.Execution;

namespace Torghut.Reporting.Pnl;

/// <summary>Draws the curve by walking through the fills minute by minute.</summary>
internal sealed class EquityCurveCalculator
{
    private const long StepNs = EventTime.NsPerMinute;

    private readonly LedgerEvidence _evidence;
    private readonly MarketSeries _market;
    private readonly FinalPrices _finalPrices;
    private readonly ExecutionCosts _costs;
    private readonly long _startNs;
    private readonly long _endNs;
    private readonly Dictionary<(int Account, int Symbol), CurvePosition> _byKey = [];
    private readonly List<CurvePosition> _positions = [];
    private readonly bool[] _charged;
    private readonly List<decimal> _netPnl = [];
    private readonly List<decimal> _gross = [];
    private readonly List<decimal> _net = [];
    private readonly List<int> _open = [];
    private decimal _cash;
    private int _nextUnit;

    public EquityCurveCalculator(
        LedgerEvidence evidence, MarketSeries market, FinalPrices finalPrices, ExecutionCosts costs, ReplayWindow window)
    {
        _evidence = evidence;
        _market = market;
        _finalPrices = finalPrices;
        _costs = costs;
        _startNs = EventTime.FromInstant(window.Start);
        _endNs = EventTime.FromInstant(window.End);
        _charged = new bool[evidence.Executions.Count];
    }

    /// <summary>Whether every fill lies in the window and has a price and a side; else there is no curve.</summary>
    public bool Possible
    {
        get
        {
            foreach (FillUnit unit in _evidence.FillUnits)
            {
                if (unit.TimeNs < _startNs || unit.TimeNs > _endNs || unit.Price is null || _evidence.Executions[unit.Execution].Direction == 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Puts a position held before the run in.</summary>
    public void AddStarting(string account, StartingPosition position)
    {
        CurvePosition held = PositionOf(_evidence.Words.Add(account), _evidence.Words.Add(position.Symbol));
        held.Qty += position.Quantity;
        held.LastPrice = position.AveragePrice;
        _cash -= position.Quantity * position.AveragePrice;
    }

    /// <summary>Draws the curve.</summary>
    public EquityCurve Compute()
    {
        for (long timeNs = _startNs; ; timeNs = Math.Min(timeNs + StepNs, _endNs))
        {
            Fill(timeNs);
            AddPoint(timeNs);
            if (timeNs >= _endNs)
            {
                break;
            }
        }

        return new EquityCurve
        {
            Start = TimeText.Of(_startNs),
            StepSeconds = (int)(StepNs / EventTime.NsPerSecond),
            End = TimeText.Of(_endNs),
            NetPnl = _netPnl,
            GrossExposure = _gross,
            NetExposure = _net,
            OpenPositions = _open,
        };
    }

    private void Fill(long untilNs)
    {
        FillUnit[] units = _evidence.FillUnits;
        for (; _nextUnit < units.Length && units[_nextUnit].TimeNs <= untilNs; _nextUnit++)
        {
            ref FillUnit unit = ref units[_nextUnit];
            ref ExecutionFact execution = ref _evidence.Executions[unit.Execution];
            CurvePosition position = PositionOf(execution.Account, execution.Symbol);
            position.Qty += execution.Direction * unit.Qty;
            position.LastPrice = unit.Price;
            _cash -= execution.Direction * unit.Qty * (unit.Price ?? 0m);
            if (!_charged[unit.Execution])
            {
                _charged[unit.Execution] = true;
                _cash -= _costs[unit.Execution];
            }
        }
    }

    private void AddPoint(long timeNs)
    {
        decimal net = 0;
        decimal gross = 0;
        int open = 0;
        foreach (CurvePosition position in _positions)
        {
            if (position.Qty == 0)
            {
                continue;
            }

            decimal value = position.Qty * PriceOf(position, timeNs);
            net += value;
            gross += Math.Abs(value);
            open++;
        }

        _netPnl.Add(Money.Round(_cash + net));
        _gross.Add(Money.Round(gross));
        _net.Add(Money.Round(net));
        _open.Add(open);
    }

    private decimal PriceOf(CurvePosition position, long timeNs)
    {
        if (timeNs >= _endNs && _finalPrices.Of(position.Symbol) is { } final)
        {
            return final.Price;
        }

        return _market.Of(position.Symbol)?.CloseAt(timeNs) is { } bar ? Money.FromDouble(bar.Close) : position.LastPrice ?? 0m;
    }

    private CurvePosition PositionOf(int account, int symbol)
    {
        if (!_byKey.TryGetValue((account, symbol), out CurvePosition? position))
        {
            position = new CurvePosition(symbol);
            _byKey.Add((account, symbol), position);
            _positions.Add(position);
        }

        return position;
    }
}
