using Torghut.Market.Time;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Pnl;

/// <summary>Adds open lots up to positions.</summary>
internal static class OpenPositions
{
    /// <summary>One row per account and symbol with an open lot, by account and symbol.</summary>
    public static IReadOnlyList<OpenPosition> Of(ChunkedList<TradeFact> trades, FinalPrices prices, LedgerEvidence evidence)
    {
        var rows = new SortedDictionary<(string Account, string Symbol), OpenPosition>(OrdinalPairComparer.Instance);
        for (int i = 0; i < trades.Count; i++)
        {
            ref TradeFact lot = ref trades[i];
            if (lot.Closed)
            {
                continue;
            }

            (string, string) key = (evidence.Word(lot.Account), evidence.Word(lot.Symbol));
            if (!rows.TryGetValue(key, out OpenPosition? row))
            {
                row = Empty(key, prices.Of(lot.Symbol));
            }

            rows[key] = row with
            {
                Qty = row.Qty + (lot.Direction * lot.Qty),
                Lots = row.Lots + 1,
                UnrealizedPnl = row.UnrealizedPnl + lot.Gross,
            };
        }

        return [.. rows.Values];
    }

    private static OpenPosition Empty((string Account, string Symbol) key, FinalPrice? price) => new()
    {
        Account = key.Account,
        Symbol = key.Symbol,
        Qty = 0m,
        Lots = 0,
        Price = price?.Price,
        PriceSource = price?.Source,
        PriceTime = price is { } known ? EventTime.Format(EventTime.ToInstant(known.TimeNs)) : null,
        UnrealizedPnl = price is null ? null : 0m,
    };
}
