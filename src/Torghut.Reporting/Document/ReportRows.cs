using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Pnl;

namespace Torghut.Reporting.Document;

/// <summary>What the CSV files are written from. Opaque; only the writers look inside.</summary>
public sealed class ReportRows
{
    internal ReportRows(LedgerEvidence evidence, ChunkedList<TradeFact> trades, LatencyTable latencies)
    {
        Evidence = evidence;
        Trades = trades;
        Latencies = latencies;
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
}
