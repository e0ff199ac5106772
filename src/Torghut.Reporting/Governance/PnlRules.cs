using System.Globalization;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Pnl;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Governance;

/// <summary>Whether P&amp;L closes and means anything.</summary>
internal sealed class PnlRules(PnlSection pnl, VerdictThresholds limits, FindingCollector findings)
{
    /// <summary>Checks P&amp;L.</summary>
    public void Check()
    {
        foreach (PnlIdentityCheck check in pnl.Identity.Checks)
        {
            if (!check.Closes)
            {
                Add(Severity.Fail, "pnl_identity_broken", check.Name, ((double)check.Difference, (double)check.Tolerance), (
                    "A sum of the P&L does not close.", "pnl.identity.checks", "Do not use the P&L; report this as a defect with the ledger."));
            }
        }

        Any("open_lots_without_price", pnl.OpenLotsWithoutPrice, "open lots have no price and are in no sum.", "pnl.open_positions");
        Any("closed_trades_without_price", pnl.ClosedTradesWithoutPrice, "closed trades have no entry or exit price and are in no sum.", "pnl.closed_trades_without_price");
        Any("fills_without_side", pnl.FillsWithoutSide, "fills have a side that is neither buy nor sell and are left out.", "pnl.fills_without_side");
        if (pnl.Trades.Closed < limits.MinClosedTrades)
        {
            Add(Severity.Warn, "low_sample_size", null, (pnl.Trades.Closed, limits.MinClosedTrades), (
                string.Create(CultureInfo.InvariantCulture, $"{pnl.Trades.Closed} closed trades; under {limits.MinClosedTrades} hit rate, payoff and the like are noise."),
                "pnl.trades",
                "Do not judge the strategy by this run; replay more days."));
        }
    }

    private void Any(string code, int count, string what, string where)
    {
        if (count > 0)
        {
            Add(Severity.Warn, code, null, (count, 0), (
                string.Create(CultureInfo.InvariantCulture, $"{count} {what}"), where, "Repair the ledger's prices and sides, then make the report again."));
        }
    }

    private void Add(
        string severity, string code, string? subject, (double Observed, double Threshold) value, (string Message, string Where, string Action) text) =>
        findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Subject = subject,
            Observed = value.Observed,
            Threshold = value.Threshold,
            Unit = code == "pnl_identity_broken" ? Units.Currency : Units.Count,
            Message = text.Message,
            Where = text.Where,
            Action = text.Action,
        });
}
