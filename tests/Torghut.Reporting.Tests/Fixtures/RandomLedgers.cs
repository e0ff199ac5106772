using CsCheck;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>Random ledgers: shorts, flips, partial closes, fills at the same time, orders without a fill.</summary>
internal static class RandomLedgers
{
    private static readonly string[] Symbols = ["AAPL", "MSFT", "TSLA"];

    private static readonly Gen<RandomOrder> Order =
        from symbol in Gen.Int[0, 2]
        from buy in Gen.Bool
        from qty in Gen.Int[1, 50]
        from filled in Gen.Int[0, 50]
        from pieces in Gen.Int[1, 4]
        from second in Gen.Int[0, 2_000]
        from cents in Gen.Int[9_000, 11_000]
        from step in Gen.Int[-7, 7]
        from withEvents in Gen.Int[0, 9]
        from second2 in Gen.Int[0, 1]
        select new RandomOrder(Symbols[symbol], buy, qty, Math.Min(filled, qty), pieces, second, cents, step, withEvents > 0, second2 == 1);

    public static Gen<RandomOrder[]> Orders { get; } = Order.Array[0, 40];

    /// <summary>The ledger of the orders; each is decided a little before its first fill.</summary>
    public static LedgerBuilder Make(RandomOrder[] orders)
    {
        var ledger = new LedgerBuilder();
        StrategyRow other = ledger.Strategy("other");
        foreach (RandomOrder order in orders)
        {
            TradeDecisionRow decision = ledger.Decision(
                order.Symbol, order.Buy ? "buy" : "sell", order.Second,
                new DecisionShape { StrategyId = order.OtherStrategy ? other.Id : null });
            ledger.Execution(
                decision, order.Buy ? "buy" : "sell", order.Qty, new ExecutionShape { WithEvents = order.WithEvents, ArrivalPrice = 100m }, Fills(order));
        }

        return ledger;
    }

    private static Fill[] Fills(RandomOrder order)
    {
        int pieces = Math.Min(order.Pieces, order.Filled);
        var fills = new List<Fill>();
        int left = order.Filled;
        for (int i = 0; i < pieces; i++)
        {
            int qty = i == pieces - 1 ? left : Math.Max(1, left / 2);
            qty = Math.Min(qty, left - (pieces - 1 - i));
            left -= qty;

            // Whole seconds, so that many fills share their time.
            fills.Add(new Fill(order.Second + 4 + i, qty, (order.Cents + (i * order.Step)) / 100m));
        }

        return [.. fills];
    }
}
