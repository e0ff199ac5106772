using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Pnl;

/// <summary>The sums over all trades.</summary>
internal sealed class PnlSums
{
    /// <summary>Adds the trades up.</summary>
    public PnlSums(ChunkedList<TradeFact> trades, ExecutionCosts costs, LedgerEvidence evidence, HalfHours halfHours)
    {
        Trades = trades;
        Costs = costs;
        for (int i = 0; i < trades.Count; i++)
        {
            Add(in trades[i], evidence, halfHours);
        }

        Gross = Realized + Unrealized;
        Net = Gross - costs.Total;
    }

    /// <summary>Name of the strategy of what was held before the run.</summary>
    public const string StartingPositionStrategy = "(starting position)";

    public ChunkedList<TradeFact> Trades { get; }

    public ExecutionCosts Costs { get; }

    public ContributionTable BySymbol { get; } = new();

    public ContributionTable ByStrategy { get; } = new();

    public ContributionTable ByDirection { get; } = new();

    public ContributionTable ByHalfHour { get; } = new();

    public decimal Realized { get; private set; }

    public decimal Unrealized { get; private set; }

    public decimal Gross { get; }

    public decimal Net { get; }

    /// <summary>Σ net of the trades that have one.</summary>
    public decimal TradeNet { get; private set; }

    /// <summary>Σ cost of all trades.</summary>
    public decimal TradeCost { get; private set; }

    /// <summary>Σ cost of the trades without a net.</summary>
    public decimal UnpricedCost { get; private set; }

    public int Open { get; private set; }

    public int OpenWithoutPrice { get; private set; }

    public int ClosedWithoutPrice { get; private set; }

    /// <summary>Name of a trade's strategy.</summary>
    public static string StrategyName(in TradeFact trade, LedgerEvidence evidence) =>
        trade.Strategy < 0 ? StartingPositionStrategy : evidence.Strategies[trade.Strategy].Name;

    private void Add(in TradeFact trade, LedgerEvidence evidence, HalfHours halfHours)
    {
        BySymbol.Add(evidence.Word(trade.Symbol), in trade);
        ByStrategy.Add(StrategyName(in trade, evidence), in trade);
        ByDirection.Add(trade.Direction > 0 ? "long" : "short", in trade);
        int halfHour = trade.ExitNs is { } exit ? halfHours.IndexOf(exit) : halfHours.Count - 1;
        ByHalfHour.Add(halfHour < 0 ? "outside_window" : halfHours.Key(halfHour), in trade);
        TradeCost += trade.Cost;
        if (trade.Gross is { } gross)
        {
            TradeNet += gross - trade.Cost;
        }
        else
        {
            UnpricedCost += trade.Cost;
        }

        if (trade.Closed)
        {
            Realized += trade.Gross ?? 0m;
            ClosedWithoutPrice += trade.Gross is null ? 1 : 0;
        }
        else
        {
            Open++;
            Unrealized += trade.Gross ?? 0m;
            OpenWithoutPrice += trade.Gross is null ? 1 : 0;
        }
    }
}
