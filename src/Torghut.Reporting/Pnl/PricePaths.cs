using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Pnl;

/// <summary>Samples the prices of traded symbols for charts.</summary>
internal static class PricePaths
{
    /// <summary>One path per symbol that was traded and has bars, by name.</summary>
    public static IReadOnlyList<PricePath> Of(ChunkedList<TradeFact> trades, MarketSeries market, LedgerEvidence evidence, ReplayWindow window)
    {
        var paths = new SortedDictionary<string, PricePath>(StringComparer.Ordinal);
        for (int i = 0; i < trades.Count; i++)
        {
            int symbol = trades[i].Symbol;
            string name = evidence.Word(symbol);
            if (!paths.ContainsKey(name) && market.Of(symbol) is { } series)
            {
                paths.Add(name, new PricePath { Symbol = name, Closes = Sample(series, window) });
            }
        }

        return [.. paths.Values];
    }

    private static List<double?> Sample(SymbolSeries series, ReplayWindow window)
    {
        long startNs = EventTime.FromInstant(window.Start);
        long endNs = EventTime.FromInstant(window.End);
        List<double?> closes = [];
        for (long timeNs = startNs; ; timeNs = Math.Min(timeNs + EventTime.NsPerMinute, endNs))
        {
            closes.Add(series.CloseAt(timeNs)?.Close);
            if (timeNs >= endNs)
            {
                return closes;
            }
        }
    }
}
