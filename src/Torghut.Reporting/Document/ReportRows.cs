using Torghut.Market.Sessions;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Document;

/// <summary>What the CSV files and the page are written from. Opaque; only the writers look inside.</summary>
public sealed class ReportRows
{
    private readonly RowSources _sources;

    internal ReportRows(RowSources sources) => _sources = sources;

    /// <summary>Number of trades and open lots.</summary>
    public int TradeCount => Trades.Count;

    /// <summary>Number of decisions.</summary>
    public int DecisionCount => Evidence.Decisions.Count;

    /// <summary>Number of executions.</summary>
    public int ExecutionCount => Evidence.Executions.Count;

    /// <summary>Number of reviews.</summary>
    public int ReviewCount => Evidence.Reviews.Count;

    internal LedgerEvidence Evidence => _sources.Evidence;

    internal ChunkedList<TradeFact> Trades => _sources.Trades;

    internal LatencyTable Latencies => _sources.Latencies;

    internal ExecutionMeasures Measures => _sources.Measures;

    internal ReviewOutcomes Outcomes => _sources.Outcomes;

    internal PnlSection Pnl => _sources.Pnl;

    internal MarketSeries Market => _sources.Market;

    internal ReplayWindow Window => _sources.Window;
}
