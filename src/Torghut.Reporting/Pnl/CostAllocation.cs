using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// Shares the costs of an execution among the trades it opened and closed, by quantity at eight decimals; the last trade
/// gets the remainder, so that the shares add up to the cost.
/// </summary>
internal static class CostAllocation
{
    /// <summary>Sets the cost of every trade; trades come in the order of the report.</summary>
    public static void Apply(ChunkedList<TradeFact> trades, LedgerEvidence evidence, ExecutionCosts costs)
    {
        int count = evidence.Executions.Count;
        var restQty = new decimal[count];
        var restCost = new decimal[count];
        for (int i = 0; i < count; i++)
        {
            restQty[i] = evidence.Executions[i].FilledQty;
            restCost[i] = costs[i];
        }

        for (int i = 0; i < trades.Count; i++)
        {
            ref TradeFact trade = ref trades[i];
            trade.Cost = Share(trade.EntryExecution, trade.Qty) + Share(trade.ExitExecution, trade.Qty);
        }

        decimal Share(int execution, decimal qty)
        {
            if (execution < 0)
            {
                return 0m;
            }

            restQty[execution] -= qty;
            decimal share = restQty[execution] == 0
                ? restCost[execution]
                : Money.Round(costs[execution] * qty / evidence.Executions[execution].FilledQty);
            restCost[execution] -= share;
            return share;
        }
    }
}
