using Torghut.Market.Sessions;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.ExecutionQuality;
using Torghut.Reporting.Llm;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Document;

/// <summary>What the rows of the CSV files come from.</summary>
internal sealed record RowSources
{
    public required LedgerEvidence Evidence { get; init; }

    public required ChunkedList<TradeFact> Trades { get; init; }

    public required LatencyTable Latencies { get; init; }

    public required ExecutionMeasures Measures { get; init; }

    public required ReviewOutcomes Outcomes { get; init; }

    public required PnlSection Pnl { get; init; }

    public required MarketSeries Market { get; init; }

    public required ReplayWindow Window { get; init; }
}
