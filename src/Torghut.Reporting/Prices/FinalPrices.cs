using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Prices;

/// <summary>
/// The final price of each symbol: the last micro-bar close within the window, else the last TCA price, else the last
/// fill.
/// </summary>
internal sealed class FinalPrices
{
    private readonly MarketSeries _market;
    private readonly long _windowEndNs;
    private readonly Dictionary<int, FinalPrice> _byTca = [];
    private readonly Dictionary<int, FinalPrice> _byFill = [];

    public FinalPrices(LedgerEvidence evidence, MarketSeries market, ReplayWindow window)
    {
        _market = market;
        _windowEndNs = EventTime.FromInstant(window.End);
        for (int i = 0; i < evidence.TcaMetrics.Count; i++)
        {
            ref TcaFact tca = ref evidence.TcaMetrics[i];
            int symbol = evidence.Executions[tca.Execution].Symbol;
            decimal? price = tca.AvgFillPrice is > 0 ? tca.AvgFillPrice : tca.ArrivalPrice;
            if (price is { } value and > 0 && (!_byTca.TryGetValue(symbol, out FinalPrice known) || tca.ComputedNs >= known.TimeNs))
            {
                _byTca[symbol] = new FinalPrice(value, FinalPriceSource.TcaPrice, tca.ComputedNs);
            }
        }

        foreach (FillUnit unit in evidence.FillUnits)
        {
            if (unit.Price is { } price)
            {
                _byFill[evidence.Executions[unit.Execution].Symbol] = new FinalPrice(price, FinalPriceSource.LastFill, unit.TimeNs);
            }
        }
    }

    /// <summary>The final price of a symbol; null where nothing priced it.</summary>
    public FinalPrice? Of(int symbol)
    {
        if (_market.Of(symbol)?.CloseAt(_windowEndNs) is { } bar)
        {
            return new FinalPrice(Money.FromDouble(bar.Close), FinalPriceSource.MicroBarClose, bar.TimeNs);
        }

        return _byTca.TryGetValue(symbol, out FinalPrice tca) ? tca
            : _byFill.TryGetValue(symbol, out FinalPrice fill) ? fill
            : null;
    }
}
