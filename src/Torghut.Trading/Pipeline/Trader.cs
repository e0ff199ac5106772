using System.Runtime.CompilerServices;
using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Decisions;
using Torghut.Trading.Execution;
using Torghut.Trading.Ledger;
using Torghut.Trading.OrderFeed;
using Torghut.Trading.Orders;
using Torghut.Trading.Review;
using Torghut.Trading.Quotes;
using Torghut.Trading.Risk;
using Torghut.Trading.RuntimeEvents;
using Torghut.Trading.Scheduling;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// The trader in event time: what is planned happens in the order of the agenda, before any event that is later. Signals
/// come in through <see cref="Intake"/>, from technical analysis or from elsewhere.
/// </summary>
internal sealed class Trader
{
    private readonly TraderState _state;
    private readonly OrderDesk _orders;
    private readonly DecisionDesk _decisions;
    private readonly AccountRecorder _recorder;
    private readonly QuoteBoard _quotes;
    private readonly SimulatedMarket _market;

    /// <summary>Makes a trader before the first event.</summary>
    public Trader(PipelineOptions options, IReviewStage review)
    {
        _state = new TraderState(options);
        _orders = new OrderDesk(_state);
        _decisions = new DecisionDesk(_state, _orders, review);
        _recorder = new AccountRecorder(_state);
        _quotes = _state.Quotes;
        _market = _orders.Market;
        Intake = new SignalIntake(options, _state.Roster, _state.Counts, _state.Agenda, _state.Relay);
    }

    /// <summary>Takes signals.</summary>
    public SignalIntake Intake { get; }

    /// <summary>Counts.</summary>
    public PipelineStatistics Statistics => _state.Statistics;

    /// <summary>When the next planned thing happens, nanoseconds since the Unix epoch.</summary>
    public long NextDueNs => _state.Agenda.NextDueNs;

    /// <summary>Where rows go from now on.</summary>
    public void WriteTo(PipelineOutput? output) => _state.Relay.Output = output;

    /// <summary>Writes what is known before the first event, and plans the session.</summary>
    public void Start()
    {
        PipelineOptions options = _state.Options;
        StartRows.Write(_state.Roster, options, _state.Relay);
        foreach (StartingPosition position in options.Execution.Account.Positions)
        {
            Take(position);
        }

        _recorder.Record(options.Window.Start);
        SessionHours hours = _state.Hours;
        if (hours.OpenNs < hours.EndNs)
        {
            // Events at the end itself no longer meet the orders.
            _state.Agenda.Add(hours.EndNs - 1, AgendaRank.SessionClose, new Planned(PlannedKind.SessionClose, 0, null));
            PlanSnapshot(hours.OpenNs - (hours.OpenNs % EventTime.NsPerMinute) + EventTime.NsPerMinute);
        }
    }

    /// <summary>Takes a quote.</summary>
    /// <returns>Whether orders met it, so that more may be planned now.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OnQuote(in MarketEvent e)
    {
        bool hasVanished = _quotes.OnQuote(e);
        if (!_market.HasWorking(e.Symbol))
        {
            return false;
        }

        _market.OnQuote(e.Symbol, hasVanished, e.EventTimeNs);
        return true;
    }

    /// <summary>Takes a trade.</summary>
    public void OnTrade(in MarketEvent e)
    {
        if (_market.HasWorking(e.Symbol))
        {
            _market.OnTrade(e.Symbol, e.PriceE8, e.SizeE8, e.EventTimeNs);
        }
    }

    /// <summary>Takes a trading status.</summary>
    public void OnStatus(in MarketEvent e)
    {
        if (!_state.Quotes.OnStatus(e))
        {
            return;
        }

        bool isHalted = _state.Quotes[e.Symbol].IsHalted;
        _state.Relay.Add(RuntimeEventRows.Create(
            isHalted ? RuntimeEventKind.TradingHalted : RuntimeEventKind.TradingResumed,
            EventTime.ToInstant(e.EventTimeNs),
            _state.Symbols[e.Symbol],
            e.Offset,
            static (json, offset) => json.WriteNumber("source_offset", offset)));
    }

    /// <summary>Does the next planned thing.</summary>
    /// <returns>A question that must be answered before anything else happens; null without one.</returns>
    public ReviewRequest? RunNext()
    {
        Planned planned = _state.Agenda.Take(out long nowNs);
        switch (planned.Kind)
        {
            case PlannedKind.OrderUpdate:
                _orders.Deliver((OrderUpdate)planned.Subject!);
                return null;
            case PlannedKind.NoMarketCheck:
                _orders.Market.CheckNoMarket(planned.Index, nowNs);
                return null;
            case PlannedKind.OrderArrival:
                _orders.Market.Arrive((OrderTicket)planned.Subject!, nowNs);
                return null;
            case PlannedKind.SessionClose:
                _orders.Close();
                return null;
            case PlannedKind.Submission:
                _decisions.Submit((Decision)planned.Subject!, nowNs);
                return null;
            case PlannedKind.Evaluation:
                return _decisions.Evaluate(_state.Roster[planned.Index], (GatedSignal)planned.Subject!, nowNs);
            case PlannedKind.OverlayCheck:
                return _decisions.CheckOverlays(_state.Roster[planned.Index], (GatedSignal)planned.Subject!, nowNs);
            case PlannedKind.Snapshot:
                _recorder.RecordMinute(nowNs);
                PlanSnapshot(nowNs + EventTime.NsPerMinute);
                return null;
            default:
                throw new InvalidOperationException($"Unknown plan {planned.Kind}.");
        }
    }

    /// <summary>The answer to the question that the trader waits for.</summary>
    public void Answer(ReviewAnswer answer) => _decisions.Answer(answer);

    /// <summary>Writes what is known after the last event and the last plan.</summary>
    public void Finish()
    {
        Instant end = _state.Options.Window.End;
        _recorder.Record(Instant.Max(end, _orders.LastUpdateAt));
        OutcomeEvents.Write(_state.Counts, _state.Roster, _state.Symbols, end, _state.Relay);
        WriteFeedFindings(end);
        _state.Relay.Add(Cursor());
    }

    /// <summary>How far the signals are handled.</summary>
    public TradeCursorRow Cursor()
    {
        Signal? last = Intake.Last;
        return new TradeCursorRow
        {
            Id = DeterministicGuid.Create("trade_cursor", "ta_signals:" + _state.AccountLabel),
            Source = "ta_signals",
            AccountLabel = _state.AccountLabel,
            CursorAt = last is null ? _state.Options.Window.Start : EventTime.ToInstant(last.Value.EndNs),
            CursorSeq = last?.Seq,
            CursorSymbol = last is null ? null : _state.Symbols[last.Value.Symbol],
        };
    }

    private void Take(StartingPosition position)
    {
        if (!_state.Symbols.TryGetOrdinal(position.Symbol, out ushort symbol))
        {
            _state.Relay.Add(RuntimeEventRows.Create(
                RuntimeEventKind.StartingPositionWithoutData,
                _state.Options.Window.Start,
                position.Symbol,
                position.Quantity,
                static (json, quantity) => Text.JsonText.WriteDecimal(json, "qty", quantity)));
            return;
        }

        int owner = _state.Roster.OwnerOfStartingPosition(symbol);
        _state.Account.Positions.Activate(symbol);
        _state.Account.Positions[owner < 0 ? _state.Roster.Count : owner, symbol].Add(
            position.Quantity, position.AveragePrice, EventTime.FromInstant(_state.Options.Window.Start));
        _orders.AddStartingPosition(symbol, position.Quantity);
    }

    private void PlanSnapshot(long dueNs)
    {
        if (dueNs <= _state.Hours.EndNs)
        {
            _state.Agenda.Add(dueNs, AgendaRank.Snapshot, new Planned(PlannedKind.Snapshot, 0, null));
        }
    }

    private void WriteFeedFindings(Instant at)
    {
        PipelineStatistics statistics = _state.Statistics;
        if (statistics.StaleOrderUpdates + statistics.UnknownOrderUpdates + statistics.DuplicateOrderUpdates == 0)
        {
            return;
        }

        _state.Relay.Add(RuntimeEventRows.Create(
            RuntimeEventKind.OrderUpdatesNotApplied, at, null, statistics, static (json, counts) =>
            {
                json.WriteNumber("duplicate", counts.DuplicateOrderUpdates);
                json.WriteNumber("stale", counts.StaleOrderUpdates);
                json.WriteNumber("unknown_order", counts.UnknownOrderUpdates);
            }));
    }
}
