using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// The assumed costs of each execution with a fill: notional·commission_bps/10000 + per_trade_fee, and on sells
/// notional·sec_fee_per_million/1000000 + quantity·finra_taf_per_share; each part rounded to eight decimals.
/// </summary>
internal sealed class ExecutionCosts
{
    private readonly decimal[] _byExecution;

    public ExecutionCosts(LedgerEvidence evidence, CostAssumptions assumptions)
    {
        _byExecution = new decimal[evidence.Executions.Count];
        var byFills = new decimal[evidence.Executions.Count];
        foreach (FillUnit unit in evidence.FillUnits)
        {
            byFills[unit.Execution] += unit.Qty * (unit.Price ?? 0m);
        }

        for (int i = 0; i < _byExecution.Length; i++)
        {
            ref ExecutionFact execution = ref evidence.Executions[i];
            if (!execution.Filled || execution.Direction == 0)
            {
                continue;
            }

            decimal notional = execution.FilledNotional ?? byFills[i];
            NotionalTotal += Money.Round(notional);
            decimal commission = Money.Round(notional * assumptions.CommissionBps / 10_000m);
            bool sell = execution.Direction < 0;
            decimal sec = sell ? Money.Round(notional * (assumptions.SecFeePerMillion ?? 0m) / 1_000_000m) : 0m;
            decimal taf = sell ? Money.Round(execution.FilledQty * (assumptions.FinraTafPerShare ?? 0m)) : 0m;
            decimal fee = Money.Round(assumptions.PerTradeFee);

            Commission += commission;
            PerTradeFees += fee;
            SecFees += sec;
            FinraTaf += taf;
            _byExecution[i] = commission + fee + sec + taf;
            Total += _byExecution[i];
        }
    }

    /// <summary>Σ filled quantity·price.</summary>
    public decimal NotionalTotal { get; }

    /// <summary>Commissions.</summary>
    public decimal Commission { get; }

    /// <summary>Fees per execution.</summary>
    public decimal PerTradeFees { get; }

    /// <summary>SEC fees.</summary>
    public decimal SecFees { get; }

    /// <summary>FINRA trading activity fees.</summary>
    public decimal FinraTaf { get; }

    /// <summary>All costs.</summary>
    public decimal Total { get; }

    /// <summary>Costs of an execution.</summary>
    public decimal this[int execution] => _byExecution[execution];
}
