using Torghut.Trading.Decisions;
using Torghut.Trading.Execution.Models;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Requests;
using Torghut.Trading.Risk;

namespace Torghut.Trading.Pipeline;

/// <summary>Tells the review stage what the trader knows. Without a review it remembers nothing.</summary>
/// <param name="state">What the desks share.</param>
/// <param name="orders">Keeps quantities reserved.</param>
/// <param name="checks">Limits.</param>
internal sealed class ReviewDesk(TraderState state, OrderDesk orders, OrderChecks checks) : IReviewDesk
{
    private readonly Queue<Decision>?[] _recent =
        new Queue<Decision>?[state.Options.Review.Kind == ReviewerKind.Off ? 0 : state.Symbols.Count];

    /// <summary>A decision was made: later reviews of its symbol will hear of it.</summary>
    public void Remember(Decision decision)
    {
        if (_recent.Length == 0)
        {
            return;
        }

        // One more than a review tells of: the decision under review is itself the last.
        Queue<Decision> recent = _recent[decision.Symbol] ??= new Queue<Decision>(ReviewScene.MostRecent + 1);
        if (recent.Count > ReviewScene.MostRecent)
        {
            recent.Dequeue();
        }

        recent.Enqueue(decision);
    }

    /// <inheritdoc/>
    public ReviewScene Describe(Decision decision) => new()
    {
        Decision = decision,
        Cash = state.Account.Cash,
        Valuation = state.Account.Value(),
        Position = state.Account.Positions.Total(decision.Symbol),
        Positions = Positions(),
        Book = state.Quotes[decision.Symbol],
        Recent = Recent(decision),
    };

    /// <inheritdoc/>
    public RiskReasons Check(Decision decision, decimal quantity)
    {
        orders.Release(decision);
        RiskReasons reasons = checks.Check(decision, quantity);
        orders.Reserve(decision);
        return reasons;
    }

    /// <inheritdoc/>
    public long? MarketableLimitE8(Decision decision)
    {
        ref TopOfBook book = ref state.Quotes[decision.Symbol];
        return book.IsTwoSided ? MarketableLimit.PriceE8(decision.Side, book) : null;
    }

    private List<Decision> Recent(Decision decision)
    {
        List<Decision> recent = [];
        if (decision.Symbol < _recent.Length && _recent[decision.Symbol] is { } remembered)
        {
            recent.AddRange(remembered.Where(d => !ReferenceEquals(d, decision)).TakeLast(ReviewScene.MostRecent));
            recent.Reverse();
        }

        return recent;
    }

    private List<ScenePosition> Positions()
    {
        List<ScenePosition> held = [];
        PositionBook positions = state.Account.Positions;
        foreach (int symbol in positions.ActiveSymbols)
        {
            decimal quantity = 0;
            decimal cost = 0;
            for (int owner = 0; owner <= positions.StrategyCount; owner++)
            {
                HeldPosition position = positions[owner, symbol];
                quantity += position.Quantity;
                cost += position.Quantity * position.AveragePrice;
            }

            if (quantity != 0)
            {
                decimal average = decimal.Round(cost / quantity, 8, MidpointRounding.ToEven);
                held.Add(new ScenePosition(state.Symbols[symbol], quantity, average, state.Quotes[symbol].Mid));
            }
        }

        return held;
    }
}
