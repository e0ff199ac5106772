using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Pnl;

/// <summary>Adds trades up by one key.</summary>
internal sealed class ContributionTable
{
    private readonly SortedDictionary<string, Sums> _rows = new(StringComparer.Ordinal);

    /// <summary>Adds a trade.</summary>
    public void Add(string key, in TradeFact trade)
    {
        if (!_rows.TryGetValue(key, out Sums? sums))
        {
            sums = new Sums();
            _rows.Add(key, sums);
        }

        sums.Cost += trade.Cost;
        if (trade.Closed)
        {
            sums.Closed++;
            sums.Realized += trade.Gross ?? 0m;
            sums.Wins += trade.Net is > 0 ? 1 : 0;
        }
        else
        {
            sums.Open++;
            sums.Unrealized += trade.Gross ?? 0m;
        }
    }

    /// <summary>Σ realized over the rows.</summary>
    public decimal Realized()
    {
        decimal sum = 0;
        foreach (Sums row in _rows.Values)
        {
            sum += row.Realized;
        }

        return sum;
    }

    /// <summary>Σ net over the rows.</summary>
    public decimal Net()
    {
        decimal sum = 0;
        foreach (Sums row in _rows.Values)
        {
            sum += row.Realized + row.Unrealized - row.Cost;
        }

        return sum;
    }

    /// <summary>The rows, by key.</summary>
    public IReadOnlyList<PnlContribution> ToList()
    {
        decimal all = Net();
        var rows = new List<PnlContribution>(_rows.Count);
        foreach ((string key, Sums row) in _rows)
        {
            decimal net = row.Realized + row.Unrealized - row.Cost;
            rows.Add(new PnlContribution
            {
                Key = key,
                ClosedTrades = row.Closed,
                OpenLots = row.Open,
                Wins = row.Wins,
                RealizedPnl = row.Realized,
                UnrealizedPnl = row.Unrealized,
                Cost = row.Cost,
                NetPnl = net,
                ShareOfNet = Rate.Of(net, all),
            });
        }

        return rows;
    }

    /// <summary>Realized P&amp;L of the rows with a closed trade, by key.</summary>
    public IReadOnlyList<RealizedBySymbol> ToRealized()
    {
        var rows = new List<RealizedBySymbol>(_rows.Count);
        foreach ((string key, Sums row) in _rows)
        {
            if (row.Closed > 0)
            {
                rows.Add(new RealizedBySymbol { Symbol = key, RealizedPnl = row.Realized });
            }
        }

        return rows;
    }

    private sealed class Sums
    {
        public int Closed { get; set; }

        public int Open { get; set; }

        public int Wins { get; set; }

        public decimal Realized { get; set; }

        public decimal Unrealized { get; set; }

        public decimal Cost { get; set; }
    }
}
