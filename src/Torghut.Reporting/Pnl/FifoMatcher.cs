using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Trading.Execution;

namespace Torghut.Reporting.Pnl;

/// <summary>
/// First in, first out, one queue per (account, symbol): a buy closes the oldest short lots and then opens long, a sell
/// the reverse; a partial close keeps the rest, a flip closes and opens.
/// </summary>
internal sealed class FifoMatcher(LedgerEvidence evidence)
{
    private readonly Dictionary<(int Account, int Symbol), LotQueue> _queues = [];
    private readonly List<LotQueue> _inOrder = [];
    private readonly ChunkedList<TradeFact> _trades = new();

    /// <summary>Fills left out because their side is neither buy nor sell.</summary>
    public int FillsWithoutSide { get; private set; }

    /// <summary>Opens a position held before the run.</summary>
    public void OpenStarting(string account, StartingPosition position, long timeNs)
    {
        if (position.Quantity == 0)
        {
            return;
        }

        var lot = new Lot
        {
            Execution = -1,
            Strategy = -1,
            TimeNs = timeNs,
            Qty = Math.Abs(position.Quantity),
            Price = position.AveragePrice,
        };
        QueueOf(evidence.Words.Add(account), evidence.Words.Add(position.Symbol)).Open(in lot, (sbyte)Math.Sign(position.Quantity));
    }

    /// <summary>
    /// Matches all fills.
    /// </summary>
    /// <param name="prices">Final prices, for the lots that stay open.</param>
    /// <returns>Closed trades in order of their exits, then open lots in order of their entries.</returns>
    public ChunkedList<TradeFact> Match(FinalPrices prices)
    {
        foreach (FillUnit unit in evidence.FillUnits)
        {
            ref ExecutionFact execution = ref evidence.Executions[unit.Execution];
            if (execution.Direction == 0)
            {
                FillsWithoutSide++;
                continue;
            }

            Match(in unit, in execution);
        }

        AddOpenLots(prices);
        return _trades;
    }

    private void Match(in FillUnit unit, in ExecutionFact execution)
    {
        LotQueue queue = QueueOf(execution.Account, execution.Symbol);
        decimal rest = unit.Qty;
        while (rest > 0 && !queue.IsEmpty && queue.Direction != execution.Direction)
        {
            sbyte direction = queue.Direction;
            Lot part = queue.Take(rest);
            rest -= part.Qty;
            _trades.Add(new TradeFact
            {
                EntryExecution = part.Execution,
                ExitExecution = unit.Execution,
                Account = queue.Account,
                Symbol = queue.Symbol,
                Strategy = part.Strategy,
                Direction = direction,
                Qty = part.Qty,
                EntryNs = part.TimeNs,
                EntryPrice = part.Price,
                ExitNs = unit.TimeNs,
                ExitPrice = unit.Price,
            });
        }

        if (rest > 0)
        {
            var lot = new Lot
            {
                Execution = unit.Execution,
                Strategy = evidence.Decisions[execution.Decision].Strategy,
                TimeNs = unit.TimeNs,
                Qty = rest,
                Price = unit.Price,
            };
            queue.Open(in lot, execution.Direction);
        }
    }

    private void AddOpenLots(FinalPrices prices)
    {
        var open = new List<TradeFact>();
        foreach (LotQueue queue in _inOrder)
        {
            FinalPrice? final = queue.IsEmpty ? null : prices.Of(queue.Symbol);
            foreach (Lot lot in queue.Lots)
            {
                open.Add(new TradeFact
                {
                    EntryExecution = lot.Execution,
                    ExitExecution = -1,
                    Account = queue.Account,
                    Symbol = queue.Symbol,
                    Strategy = lot.Strategy,
                    Direction = queue.Direction,
                    Qty = lot.Qty,
                    EntryNs = lot.TimeNs,
                    EntryPrice = lot.Price,
                    ExitPrice = final?.Price,
                });
            }
        }

        open.Sort((a, b) =>
        {
            int order = a.EntryNs.CompareTo(b.EntryNs);
            order = order != 0 ? order : string.CompareOrdinal(evidence.Word(a.Symbol), evidence.Word(b.Symbol));
            order = order != 0 ? order : a.EntryExecution.CompareTo(b.EntryExecution);
            return order != 0 ? order : a.Qty.CompareTo(b.Qty);
        });
        foreach (TradeFact lot in open)
        {
            _trades.Add(lot);
        }
    }

    private LotQueue QueueOf(int account, int symbol)
    {
        if (!_queues.TryGetValue((account, symbol), out LotQueue? queue))
        {
            queue = new LotQueue(account, symbol);
            _queues.Add((account, symbol), queue);
            _inOrder.Add(queue);
        }

        return queue;
    }
}
