using Torghut.Reporting.Evidence;
using Torghut.Reporting.Request;
using Torghut.Trading.Execution;

namespace Torghut.Reporting.Pnl;

/// <summary>The account's equity at the start.</summary>
internal static class StartingEquity
{
    /// <summary>
    /// Cash + positions at their average price as the manifest has them; where only a ledger is known, the equity of its
    /// first position snapshot; else null.
    /// </summary>
    public static decimal? Of(ReportRequest request, LedgerEvidence evidence)
    {
        if (request.Account is not { } account)
        {
            return evidence.FirstSnapshot?.Equity;
        }

        decimal equity = account.StartingCash;
        foreach (StartingPosition position in account.Positions)
        {
            equity += position.Quantity * position.AveragePrice;
        }

        return equity;
    }
}
