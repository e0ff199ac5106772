using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Execution.Models;
using Torghut.Trading.Ledger;
using Torghut.Trading.Lineage;
using Torghut.Trading.Orders;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Portfolio;
using Torghut.Trading.Quotes;
using Torghut.Trading.Review;
using Torghut.Trading.Risk;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Pipeline;

/// <summary>Takes a signal through strategy, sizing, risk and review, and hands what passes to the order desk.</summary>
internal sealed class DecisionDesk
{
    private readonly TraderState _state;
    private readonly OrderDesk _orders;
    private readonly OrderChecks _checks;
    private readonly IReviewStage _review;
    private readonly DecisionRows _rows;
    private readonly SimulationContextSource _lineage;
    private readonly ReviewDesk _reviewDesk;
    private Decision? _underReview;

    /// <summary>Makes the desk.</summary>
    public DecisionDesk(TraderState state, OrderDesk orders, IReviewStage review)
    {
        PipelineOptions options = state.Options;
        _state = state;
        _orders = orders;
        _review = review;
        _checks = new OrderChecks(state);
        _reviewDesk = new ReviewDesk(state, orders, _checks);
        _rows = new DecisionRows(state.AccountLabel);
        _lineage = new SimulationContextSource(
            options.RunId, options.DatasetId, options.SourceTopics, options.SimulationTopics);
    }

    /// <summary>A strategy and its overlays look at a signal of its timeframe.</summary>
    /// <returns>A question that must be answered before time goes on; null without one.</returns>
    public ReviewRequest? Evaluate(RosterStrategy strategy, GatedSignal gated, long nowNs)
    {
        ref readonly Signal signal = ref gated.Signal;
        StrategyVerdict? overlay = null;
        StrategyVerdict verdict;
        if (!_state.Hours.Contains(nowNs))
        {
            verdict = StrategyVerdict.Nothing(SignalOutcome.OutsideSession);
        }
        else
        {
            HeldPosition position = _state.Account.Positions[strategy.Index, signal.Symbol];
            overlay = signal.Timeframe == Timeframe.OneSecond
                ? StrategyEvaluation.EvaluateOverlays(strategy, signal, position, _state.Hours)
                : HasOverlayDecided(strategy, signal) ? StrategyVerdict.Nothing(SignalOutcome.ExitOverlay) : null;
            verdict = overlay
                ?? StrategyEvaluation.Evaluate(strategy, signal, (gated.Nulls, gated.ExpectedNulls), position, _state.Hours);
        }

        _state.Counts.AddOutcome(strategy.Index, signal.Symbol, signal.EndNs, verdict.Outcome);
        return verdict.Outcome == SignalOutcome.Decision
            ? Decide(NewDecision(strategy, gated, verdict, overlay is not null, nowNs))
            : null;
    }

    /// <summary>
    /// The overlays of a strategy look at a one-second signal that the strategy itself does not read. Where they decide,
    /// the signal counts as one more that was produced and handled for the strategy.
    /// </summary>
    public ReviewRequest? CheckOverlays(RosterStrategy strategy, GatedSignal gated, long nowNs)
    {
        ref readonly Signal signal = ref gated.Signal;
        HeldPosition position = _state.Account.Positions[strategy.Index, signal.Symbol];
        if (!_state.Hours.Contains(nowNs)
            || StrategyEvaluation.EvaluateOverlays(strategy, signal, position, _state.Hours) is not StrategyVerdict verdict
            || verdict.Outcome != SignalOutcome.Decision)
        {
            return null;
        }

        _state.Memory(strategy, signal.Symbol).LastOverlaySignalNs = signal.EndNs;
        _state.Counts.AddProduced(strategy.Index, signal.Symbol, signal.EndNs);
        _state.Counts.AddOutcome(strategy.Index, signal.Symbol, signal.EndNs, SignalOutcome.Decision);
        return Decide(NewDecision(strategy, gated, verdict, isOverlay: true, nowNs));
    }

    /// <summary>The answer to the question that the desk waits for.</summary>
    public void Answer(ReviewAnswer answer)
    {
        Decision decision = _underReview ?? throw new InvalidOperationException("No review is under way.");
        _underReview = null;
        Conclude(decision, _review.Conclude(decision, answer, _reviewDesk));
    }

    /// <summary>A reviewed decision's time of submission has come.</summary>
    public void Submit(Decision decision, long nowNs)
    {
        if (!_state.Hours.Contains(nowNs))
        {
            _orders.Release(decision);
            decision.Reasons = decision.Reasons.With(RiskReason.OutsideSession, true);
            Refuse(decision);
            return;
        }

        decision.Stage = DecisionStage.Submitted;
        decision.Status = DecisionStatus.Submitted;
        if (!decision.Reduces)
        {
            _state.Memory(decision.Strategy, decision.Symbol).Entered(decision.Side, decision.DecidedNs);
        }

        _orders.Submit(decision, _rows.Create(decision), nowNs);
    }

    private ReviewRequest? Decide(Decision decision)
    {
        _state.Statistics.Decisions++;
        _checks.SizeAndCheck(decision);
        _reviewDesk.Remember(decision);
        if (!decision.Reasons.IsEmpty)
        {
            Refuse(decision);
            return null;
        }

        decision.Stage = DecisionStage.RiskPassed;
        _orders.Reserve(decision);
        ReviewStep step = _review.Begin(decision, _reviewDesk);
        if (step.Outcome is ReviewOutcome outcome)
        {
            Conclude(decision, outcome);
            return null;
        }

        _state.Relay.Add(_rows.Create(decision));
        _underReview = decision;
        return step.Request;
    }

    private void Conclude(Decision decision, ReviewOutcome outcome)
    {
        if (outcome.Reason is not null)
        {
            _orders.Release(decision);
            decision.ReviewReason = outcome.Reason;
            Refuse(decision);
        }
        else
        {
            Adjust(decision, outcome.Adjustment);
            decision.Stage = DecisionStage.ReviewPassed;
            if (outcome.LatencyNs == 0)
            {
                Submit(decision, decision.DecidedNs);
            }
            else
            {
                _state.Relay.Add(_rows.Create(decision));
                _state.Agenda.Add(
                    decision.DecidedNs + outcome.LatencyNs,
                    Scheduling.AgendaRank.Submission,
                    new Planned(PlannedKind.Submission, decision.Symbol, decision));
            }
        }

        foreach (ILedgerRow row in outcome.Rows)
        {
            _state.Relay.Add(row);
        }
    }

    private void Adjust(Decision decision, ReviewAdjustment? adjustment)
    {
        if (adjustment is null)
        {
            return;
        }

        _orders.Release(decision);
        decision.AdjustedQuantity = adjustment.Quantity;
        decision.OrderType = adjustment.OrderType;
        decision.LimitPriceE8 = adjustment.LimitPriceE8;
        _orders.Reserve(decision);
    }

    private void Refuse(Decision decision)
    {
        decision.Status = decision.Reasons.IsBlocking ? DecisionStatus.Blocked : DecisionStatus.Rejected;
        _state.Statistics.DecisionsBlocked += decision.Status == DecisionStatus.Blocked ? 1 : 0;
        _state.Statistics.DecisionsRejected += decision.Status == DecisionStatus.Rejected ? 1 : 0;
        _state.Relay.Add(_rows.Create(decision));
    }

    private bool HasOverlayDecided(RosterStrategy strategy, in Signal signal) =>
        _state.Memory(strategy, signal.Symbol).LastOverlaySignalNs == signal.EndNs;

    private Decision NewDecision(RosterStrategy strategy, GatedSignal gated, StrategyVerdict verdict, bool isOverlay, long nowNs)
    {
        ref readonly Signal signal = ref gated.Signal;
        NodaTime.Instant signalTime = EventTime.ToInstant(signal.EndNs);
        TimeInForce timeInForce =
            _state.Options.Execution.ImmediateOrCancel ? TimeInForce.ImmediateOrCancel : TimeInForce.Day;
        string hash = new DecisionIdentity
        {
            AccountLabel = _state.Options.Execution.Account.HashLabel,
            Action = OrderWords.Of(verdict.Side),
            EventTs = signalTime,
            OrderType = OrderWords.Of(OrderType.Market),
            Qty = "1",
            StrategyId = strategy.IdText,
            Symbol = _state.Symbols[signal.Symbol],
            TimeInForce = OrderWords.Of(timeInForce),
            Timeframe = Timeframes.Name(signal.Timeframe),
        }.Hash();
        ref TopOfBook book = ref _state.Quotes[signal.Symbol];
        bool isLimit = _state.Options.Execution.PreferLimit && book.IsTwoSided;
        return new Decision
        {
            Source = gated,
            Strategy = strategy,
            SymbolName = _state.Symbols[signal.Symbol],
            Side = verdict.Side,
            Reduces = verdict.Reduces,
            IsOverlay = isOverlay,
            Rationale = verdict.Rationale,
            Hash = hash,
            Id = DeterministicGuid.Create("trade_decisions", _state.AccountLabel + ":" + hash),
            DecidedNs = nowNs,
            Context = _lineage.Create(signal.LastRecord, signalTime, signal.Seq),
            Price = PriceSnapshot.Of(book),
            TimeInForce = timeInForce,
            OrderType = isLimit ? OrderType.Limit : OrderType.Market,
            LimitPriceE8 = isLimit ? MarketableLimit.PriceE8(verdict.Side, book) : null,
        };
    }
}
