using Torghut.Market.Time;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Pnl;

namespace Torghut.Reporting.Page;

/// <summary>The columns of the trades; row n is the trade n + 1 of <c>trade-pnl.csv</c>.</summary>
internal static class TradeColumns
{
    /// <summary>Writes them.</summary>
    public static void Write(ReportRows rows, Columns columns)
    {
        ChunkedList<TradeFact> trades = rows.Trades;
        LedgerEvidence evidence = rows.Evidence;
        columns.Words("symbol", evidence.Words, i => trades[i].Symbol);
        columns.Words("strategy", i => PnlSums.StrategyName(in trades[i], evidence));
        columns.Words("side", i => trades[i].Direction > 0 ? "long" : "short");
        columns.Words("state", i => trades[i].Closed ? "closed" : "open");
        columns.Decimals("qty", i => trades[i].Qty);
        columns.Times("entry", i => trades[i].EntryNs);
        columns.Times("exit", i => trades[i].ExitNs);
        columns.Decimals("entry_price", i => trades[i].EntryPrice);
        columns.Decimals("exit_price", i => trades[i].ExitPrice);
        columns.Numbers("holding_s", i => (trades[i].ExitNs - trades[i].EntryNs) / (double)EventTime.NsPerSecond);
        columns.Decimals("gross", i => trades[i].Gross);
        columns.Decimals("cost", i => trades[i].Cost);
        columns.Decimals("net", i => trades[i].Net);
        columns.Numbers("return_bps", i => trades[i].ReturnBps);
        columns.Numbers("mae_bps", i => trades[i].MaeBps);
        columns.Numbers("mfe_bps", i => trades[i].MfeBps);
        columns.Integers("entry_order", i => trades[i].EntryExecution);
        columns.Integers("exit_order", i => trades[i].ExitExecution);
        columns.Words("entry_reason", i => ReasonOf(trades[i].EntryExecution, evidence));
        columns.Words("exit_reason", i => ReasonOf(trades[i].ExitExecution, evidence));
    }

    private static string? ReasonOf(int execution, LedgerEvidence evidence) =>
        execution < 0 ? null : evidence.Word(evidence.Decisions[evidence.Executions[execution].Decision].Rationale);
}
