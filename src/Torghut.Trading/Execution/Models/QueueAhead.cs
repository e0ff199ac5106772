using Torghut.Trading.Quotes;

namespace Torghut.Trading.Execution.Models;

/// <summary>Rule: a trade at the price of a resting limit order reaches it after the displayed size ahead of it.</summary>
internal static class QueueAhead
{
    /// <summary>The rule for the report.</summary>
    public static ExecutionModelDescription Description { get; } = new(
        "queue_ahead",
        "A resting limit order joins behind all size displayed at its price and fills from trades at that price after as much has traded; size ahead that is canceled still counts, until the best price leaves the order's price behind. Below the best price the size ahead is unknown and counts from when the best price comes.",
        "Pessimistic: cancellations ahead move a real order forward. Hidden size ahead of it is not seen, which is optimistic.");

    /// <summary>Sees a quote: where the order stands in the queue of its own side.</summary>
    public static void OnQuote(WorkingOrder order, in TopOfBook book)
    {
        BookSide own = order.IsBuy ? book.Bid : book.Ask;
        if (own.PriceE8 == order.Ticket.LimitPriceE8)
        {
            if (order.AheadE8 == WorkingOrder.UnknownAhead)
            {
                order.AheadE8 = own.SizeE8;
            }

            return;
        }

        bool isBest = order.IsBuy ? own.PriceE8 < order.Ticket.LimitPriceE8 : own.PriceE8 > order.Ticket.LimitPriceE8;
        if (isBest)
        {
            order.AheadE8 = 0;
        }
    }

    /// <summary>Sees a trade at the order's price.</summary>
    /// <param name="order">The order.</param>
    /// <param name="printE8">Size of the print.</param>
    /// <param name="printLeftE8">What our other orders have left of it.</param>
    /// <returns>Shares filled at the order's limit, units of 1e-8.</returns>
    public static long Fill(WorkingOrder order, long printE8, long printLeftE8)
    {
        if (order.AheadE8 == WorkingOrder.UnknownAhead)
        {
            return 0;
        }

        long consumed = Math.Min(order.AheadE8, printE8);
        order.AheadE8 -= consumed;
        return Math.Min(order.RemainingE8, Math.Min(printE8 - consumed, printLeftE8));
    }
}
