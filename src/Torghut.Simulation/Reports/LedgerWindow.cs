using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Trading.Ledger;

namespace Torghut.Simulation.Reports;

/// <summary>The window of a ledger that nobody else knows the window of.</summary>
internal static class LedgerWindow
{
    /// <summary>
    /// The session of the first decision's day; on a day without one, from the first decision to the last. Null without
    /// decisions.
    /// </summary>
    public static ReplayWindow? Of(ILedgerReader ledger)
    {
        Instant? first = null;
        Instant? last = null;
        foreach (TradeDecisionRow row in ledger.ReadDecisions())
        {
            first = first is { } known && known <= row.CreatedAt ? known : row.CreatedAt;
            last = last is { } latest && latest >= row.CreatedAt ? latest : row.CreatedAt;
        }

        if (first is not { } start || last is not { } end)
        {
            return null;
        }

        ExchangeCalendar calendar = ExchangeCalendar.UsEquities;
        LocalDate day = start.InZone(calendar.Zone).Date;
        return calendar.Covers(day) && calendar.SessionOf(day) is { } session
            ? new ReplayWindow(session.Open, session.Close, day, session)
            : new ReplayWindow(start, end + Duration.FromMinutes(1), day, null);
    }
}
