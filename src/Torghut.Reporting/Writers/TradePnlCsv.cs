using Torghut.Market.Time;
using Torghut.Reporting.Document;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Pnl;

namespace Torghut.Reporting.Writers;

/// <summary>
/// Writes <c>trade-pnl.csv</c>: closed trades in order of their exits, then open lots in order of their entries. The exit
/// price of an open lot is its final price.
/// </summary>
public static class TradePnlCsv
{
    private static readonly string[] Columns =
    [
        "trade_id", "symbol", "strategy_id", "side", "qty", "entry_execution_id", "exit_execution_id", "entry_time", "exit_time",
        "entry_price", "exit_price", "gross", "cost", "net", "return_bps", "state", "strategy", "account", "net_return_bps",
        "holding_seconds", "mae_bps", "mfe_bps",
    ];

    /// <summary>Writes header and rows; the writer stays open.</summary>
    public static void Write(ReportRows rows, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(writer);
        var csv = new CsvWriter(writer);
        csv.Header(Columns);
        for (int i = 0; i < rows.Trades.Count; i++)
        {
            Write(i + 1, in rows.Trades[i], rows.Evidence, csv);
        }
    }

    private static void Write(int number, in TradeFact trade, LedgerEvidence evidence, CsvWriter csv)
    {
        csv.Number(number);
        csv.Text(evidence.Word(trade.Symbol));
        csv.Id(trade.Strategy < 0 ? null : evidence.Strategies[trade.Strategy].Id, evidence);
        csv.Word(trade.Direction > 0 ? "long" : "short");
        csv.Money(trade.Qty);
        csv.Id(ExecutionId(trade.EntryExecution, evidence), evidence);
        csv.Id(ExecutionId(trade.ExitExecution, evidence), evidence);
        csv.Word(TimeText.Of(trade.EntryNs));
        csv.Word(TimeText.Of(trade.ExitNs));
        csv.Money(trade.EntryPrice);
        csv.Money(trade.ExitPrice);
        csv.Money(trade.Gross);
        csv.Money(trade.Cost);
        csv.Money(trade.Net);
        csv.Number(trade.ReturnBps);
        csv.Word(trade.Closed ? "closed" : "open");
        csv.Text(PnlSums.StrategyName(in trade, evidence));
        csv.Text(evidence.Word(trade.Account));
        csv.Number(trade.NetReturnBps);
        csv.Number(trade.ExitNs is { } exit ? (exit - trade.EntryNs) / (double)EventTime.NsPerSecond : null);
        csv.Number(trade.MaeBps);
        csv.Number(trade.MfeBps);
        csv.EndRow();
    }

    private static Guid? ExecutionId(int execution, LedgerEvidence evidence) =>
        execution < 0 ? null : evidence.Executions[execution].Id;
}
