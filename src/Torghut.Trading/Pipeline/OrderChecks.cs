using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Orders;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;
using Torghut.Trading.Risk;

namespace Torghut.Trading.Pipeline;

/// <summary>Sizes decisions and holds them against the limits, from what the trader knows at that moment.</summary>
internal sealed class OrderChecks
{
    private readonly TraderState _state;
    private readonly RiskLimits[] _limits;

    /// <summary>Makes the checks.</summary>
    public OrderChecks(TraderState state)
    {
        _state = state;
        long staleNs = state.Options.TechnicalAnalysis.QuoteStaleAfterMs * EventTime.NsPerMs;
        _limits = [.. state.Roster.All.Select(s => new RiskLimits(state.Options.Risk, s.Definition, staleNs))];
    }

    /// <summary>Gives the decision its quantity and the reasons that stand against it.</summary>
    public void SizeAndCheck(Decision decision)
    {
        RiskLimits limits = _limits[decision.Strategy.Index];
        HeldPosition position = _state.Account.Positions[decision.Strategy.Index, decision.Symbol];
        Valuation? valuation = _state.Account.Value();
        decimal? mid = decision.Price?.Mid;
        Sizing sizing = decision.Reduces
            ? OrderSizer.Reduce(limits, position, mid, valuation)
            : OrderSizer.Open(limits, decision.Side, mid, valuation);
        decision.Sizing = sizing;
        if (sizing.Quantity >= sizing.Step)
        {
            decision.Stage = DecisionStage.Sized;
        }

        decision.Reasons = RiskEngine.Check(limits, Describe(decision, position, valuation));
    }

    /// <summary>What stands against a decision with another quantity; its own must not be reserved meanwhile.</summary>
    public RiskReasons Check(Decision decision, decimal quantity)
    {
        HeldPosition position = _state.Account.Positions[decision.Strategy.Index, decision.Symbol];
        OrderCheck order = Describe(decision, position, _state.Account.Value(), quantity);
        return RiskEngine.Check(_limits[decision.Strategy.Index], order with { Quantity = quantity });
    }

    private OrderCheck Describe(Decision decision, HeldPosition position, Valuation? valuation) =>
        Describe(decision, position, valuation, decision.Quantity);

    private OrderCheck Describe(Decision decision, HeldPosition position, Valuation? valuation, decimal quantity)
    {
        decimal mid = decision.Price?.Mid ?? 0;
        Valuation account = valuation.GetValueOrDefault();
        SymbolPosition symbol = _state.Account.Positions.Total(decision.Symbol);
        bool isBuy = decision.Side == OrderSide.Buy;
        decimal after = Math.Abs(isBuy ? symbol.Highest + quantity : symbol.Lowest - quantity);
        decimal largestAfter = Math.Max(after, Math.Abs(isBuy ? symbol.Lowest : symbol.Highest));
        ref TopOfBook book = ref _state.Quotes[decision.Symbol];
        return new OrderCheck
        {
            IsSymbolAllowed = decision.Strategy.Trades(decision.Symbol),
            Side = decision.Side,
            Reduces = decision.Reduces,
            Quantity = decision.Sizing?.Quantity,
            Mid = decision.Price?.Mid,
            Spread = decision.Price?.Spread,
            QuoteAgeNs = book.QuoteTimeNs == TopOfBook.Never ? long.MaxValue : decision.DecidedNs - book.QuoteTimeNs,
            Equity = valuation?.Equity,
            BuyingPower = account.BuyingPower,
            Position = position.Quantity,
            SellInventory = position.LowestQuantity,
            StrategyQuantityAfter = Math.Abs(isBuy ? position.HighestQuantity + quantity : position.LowestQuantity - quantity),
            SymbolQuantityAfter = after,
            GrossAfter = account.WorstGross + ((largestAfter - symbol.Largest) * mid),
            NetAfter = Math.Abs(isBuy ? account.HighestNet + (quantity * mid) : account.LowestNet - (quantity * mid)),
            SymbolsAfter = account.OccupiedSymbols + (symbol.IsOccupied ? 0 : 1),
            SinceLastEntryNs = _state.Memory(decision.Strategy, decision.Symbol).SinceEntry(decision.Side, decision.DecidedNs),
            IsInSession = _state.Hours.Contains(decision.DecidedNs),
        };
    }
}
