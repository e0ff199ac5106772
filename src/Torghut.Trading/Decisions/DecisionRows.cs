using Torghut.Market.Time;
using Torghut.Trading.Ledger;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Decisions;

/// <summary>Makes rows of <c>trade_decisions</c>.</summary>
/// <param name="accountLabel">Account of the rows.</param>
internal sealed class DecisionRows(string accountLabel)
{
    /// <summary>The row of a decision as it stands.</summary>
    public TradeDecisionRow Create(Decision decision) => new()
    {
        Id = decision.Id,
        StrategyId = decision.Strategy.Id,
        AlpacaAccountLabel = accountLabel,
        Symbol = decision.SymbolName,
        Timeframe = Timeframes.Name(decision.Signal.Timeframe),
        DecisionJson = DecisionDocument.Write(decision),
        Rationale = decision.Rationale,
        DecisionHash = decision.Hash,
        Status = DecisionWords.Of(decision.Status),
        CreatedAt = EventTime.ToInstant(decision.DecidedNs),
    };
}
