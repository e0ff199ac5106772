using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Document;

/// <summary>What the CSV files and the page are written from. Opaque; only the writers look inside.</summary>
public sealed class ReportRows
{
    internal ReportRows(LedgerEvidence evidence, ChunkedList<TradeFact> trades, LatencyTable latencies, MarketSeries market)
    {
        Evidence = evidence;
        Trades = trades;
        Latencies = latencies;
        Market = market;
    }

    /// <summary>Number of trades and open lots.</summary>
    public int TradeCount => Trades.Count;

    /// <summary>Number of executions.</summary>
    public int ExecutionCount => Evidence.Executions.Count;

    /// <summary>Number of reviews.</summary>
    public int ReviewCount => Evidence.Reviews.Count;

    internal LedgerEvidence Evidence { get; }

    internal ChunkedList<TradeFact> Trades { get; }

    internal LatencyTable Latencies { get; }

    internal MarketSeries Market { get; }
}
