using Torghut.Market.Time;
using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: an order that finds no market is not kept for ever, and never filled at a made-up price.</summary>
internal static class NoMarketTimeout
{
    /// <summary>Reason in order updates.</summary>
    public const string Reason = "no_market";

    /// <summary>How long an order waits for an uncrossed two-sided quote.</summary>
    public const long WaitNs = 60 * EventTime.NsPerSecond;

    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "no_market_timeout",
        "An order that has had no uncrossed two-sided quote for 60 s, counted from when it met the market or from when the market vanished, is rejected (no_market), or canceled if partly filled; there is no fallback price.",
        "Pessimistic: a real day order would wait longer.");

    /// <summary>When the order's patience ends, while there is no market.</summary>
    public static long DeadlineNs(WorkingOrder order, in TopOfBook book) =>
        Math.Max(order.Ticket.MeetsNs, book.NoMarketSinceNs) + WaitNs;
}
