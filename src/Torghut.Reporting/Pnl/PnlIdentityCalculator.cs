using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Trading.Execution;

namespace Torghut.Reporting.Pnl;

/// <summary>Computes the sums of the P&amp;L in a second way each and compares.</summary>
internal sealed class PnlIdentityCalculator(PnlSums sums, LedgerEvidence evidence, AccountOptions? account)
{
    /// <summary>A cent: what the cash-flow view may differ by, because each trade's gross is rounded.</summary>
    private const decimal Cent = 0.01m;

    private const string Currency = "currency";

    private readonly List<PnlIdentityCheck> _checks = [];

    /// <summary>Each trade is rounded by at most half a unit of the eighth decimal.</summary>
    private decimal CashFlowTolerance => Cent + (sums.Trades.Count * 0.000000005m);

    /// <summary>Makes the block.</summary>
    /// <param name="positions">Positions held before the run.</param>
    /// <param name="curve">The equity curve; null without one.</param>
    public PnlIdentity Compute(IReadOnlyList<StartingPosition> positions, EquityCurve? curve)
    {
        Check("realized_by_symbol_equals_realized", sums.BySymbol.Realized(), sums.Realized, 0m, Currency);
        Check("realized_by_strategy_equals_realized", sums.ByStrategy.Realized(), sums.Realized, 0m, Currency);
        Check("realized_plus_unrealized_equals_gross", sums.Realized + sums.Unrealized, sums.Gross, 0m, Currency);
        Check("gross_minus_costs_equals_net", sums.Gross - sums.Costs.Total, sums.Net, 0m, Currency);
        Check("cost_per_trade_equals_cost_per_execution", sums.TradeCost, sums.Costs.Total, 0m, Currency);
        Check("net_per_trade_equals_net", sums.TradeNet - sums.UnpricedCost, sums.Net, 0m, Currency);
        Check("net_by_symbol_equals_net", sums.BySymbol.Net(), sums.Net, 0m, Currency);
        Check("net_by_strategy_equals_net", sums.ByStrategy.Net(), sums.Net, 0m, Currency);
        Check("net_by_half_hour_equals_net", sums.ByHalfHour.Net(), sums.Net, 0m, Currency);
        CheckQuantities(positions);
        if (sums.ClosedWithoutPrice == 0 && sums.OpenWithoutPrice == 0)
        {
            CheckCashFlow(positions);
        }

        CheckAccountCash();
        if (curve is not null)
        {
            Check("equity_curve_ends_at_net", curve.NetPnl[^1], sums.Net, CashFlowTolerance, Currency);
        }

        return new PnlIdentity { Closes = _checks.TrueForAll(static check => check.Closes), Checks = _checks };
    }

    /// <summary>Shares: start + bought − sold = open.</summary>
    private void CheckQuantities(IReadOnlyList<StartingPosition> positions)
    {
        decimal flow = 0;
        foreach (StartingPosition position in positions)
        {
            flow += position.Quantity;
        }

        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            flow += execution.Filled ? execution.Direction * execution.FilledQty : 0m;
        }

        decimal open = 0;
        for (int i = 0; i < sums.Trades.Count; i++)
        {
            ref TradeFact trade = ref sums.Trades[i];
            open += trade.Closed ? 0m : trade.Direction * trade.Qty;
        }

        Check("start_plus_filled_equals_open", flow, open, 0m, "shares");
    }

    /// <summary>
    /// Money: the cash that the trader's own account ends with. Only where its first snapshot starts from the manifest's
    /// cash, all fills are of that account and the ledger holds one run.
    /// </summary>
    private void CheckAccountCash()
    {
        if (account is null || evidence.FirstSnapshot is not { } first || evidence.LastSnapshot is not { } last
            || first.Cash != account.StartingCash || first.AlpacaAccountLabel != account.Label || last.AlpacaAccountLabel != account.Label
            || evidence.Scope.DecisionsOfOtherRuns > 0)
        {
            return;
        }

        decimal cash = first.Cash;
        foreach (FillUnit unit in evidence.FillUnits)
        {
            ref ExecutionFact execution = ref evidence.Executions[unit.Execution];
            if (unit.Price is not { } price || evidence.Word(execution.Account) != account.Label)
            {
                return;
            }

            cash -= execution.Direction * unit.Qty * price;
        }

        Check("account_cash_equals_cash_flow", last.Cash, cash, CashFlowTolerance, Currency);
    }

    /// <summary>Money: cash flow of all fills + value of what is open − value of what was there = gross.</summary>
    private void CheckCashFlow(IReadOnlyList<StartingPosition> positions)
    {
        decimal gross = 0;
        foreach (StartingPosition position in positions)
        {
            gross -= position.Quantity * position.AveragePrice;
        }

        foreach (FillUnit unit in evidence.FillUnits)
        {
            gross -= evidence.Executions[unit.Execution].Direction * unit.Qty * (unit.Price ?? 0m);
        }

        for (int i = 0; i < sums.Trades.Count; i++)
        {
            ref TradeFact trade = ref sums.Trades[i];
            gross += trade.Closed ? 0m : trade.Direction * trade.Qty * (trade.ExitPrice ?? 0m);
        }

        Check("cash_flow_equals_gross", Money.Round(gross), sums.Gross, CashFlowTolerance, Currency);
    }

    private void Check(string name, decimal left, decimal right, decimal tolerance, string unit) =>
        _checks.Add(new PnlIdentityCheck
        {
            Name = name,
            Left = left,
            Right = right,
            Difference = left - right,
            Tolerance = tolerance,
            Unit = unit,
            Closes = Math.Abs(left - right) <= tolerance,
        });
}
