using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Trading.Ledger;
using Torghut.Trading.Review;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// The trader over a day of market events and of signals that were computed elsewhere from the same events, in event time,
/// without I/O: what it yields is what <see cref="TradingPipeline"/> yields, however events and signals are cut into batches.
/// </summary>
/// <remarks>
/// Signals are added before the events that are later than their end. A call that returns a <see cref="ReviewRequest"/> has
/// stopped at a moment of event time; the host answers by <see cref="Answer"/> and makes the same call again.
/// </remarks>
public sealed class SignalTradingPipeline
{
    private readonly PipelineOptions _options;
    private readonly Trader _trader;
    private readonly LateEventCounts _late;
    private readonly Queue<Signal> _signals = new();
    private long _nextSignalNs = long.MaxValue;
    private long _lastAddedNs = long.MinValue;
    private long _reachedNs = long.MinValue;
    private int _position;
    private bool _hasStarted;

    /// <summary>Makes a pipeline before the first event.</summary>
    /// <param name="options">All that it needs to know.</param>
    public SignalTradingPipeline(PipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _trader = new Trader(options, ReviewStages.Create(options.Review, options.Execution.Account.Label));
        _late = new LateEventCounts(options.Symbols);
    }

    /// <summary>Counts of what was done so far.</summary>
    public PipelineStatistics Statistics => _trader.Statistics;

    /// <summary>Signals that wait for their time.</summary>
    public int WaitingSignals => _signals.Count;

    private long NextDueNs => Math.Min(_nextSignalNs, _trader.NextDueNs);

    /// <summary>Adds a signal. Signals come by end, then symbol ordinal, then timeframe (one second before one minute).</summary>
    /// <exception cref="InvalidOperationException">The signal is not in order, or an event later than its end was processed.</exception>
    public void Add(in Signal signal)
    {
        if (signal.EndNs < _lastAddedNs || signal.EndNs < _reachedNs)
        {
            throw new InvalidOperationException(
                $"A signal ending at {signal.EndNs} ns came behind one ending at {_lastAddedNs} ns, or behind an event at {_reachedNs} ns.");
        }

        _lastAddedNs = signal.EndNs;
        _signals.Enqueue(signal);
        _nextSignalNs = Math.Min(_nextSignalNs, signal.EndNs);
    }

    /// <summary>Processes the next events.</summary>
    /// <param name="batch">Events in total order, all at or after those given before; late ones anywhere.</param>
    /// <param name="output">Takes what comes of it.</param>
    /// <returns>A question that must be answered first; null when the batch is done.</returns>
    public ReviewRequest? Process(MarketEventBatch batch, PipelineOutput output)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(output);
        Begin(output);
        ReviewRequest? request = Process(batch);
        _trader.WriteTo(null);
        return request;
    }

    /// <summary>Events and signals have ended: does all that is still planned, and writes the last rows.</summary>
    /// <param name="output">Takes what comes of it.</param>
    /// <returns>A question that must be answered first; null when the run is complete.</returns>
    public ReviewRequest? Complete(PipelineOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Begin(output);
        ReviewRequest? request = AdvanceTo(long.MaxValue);
        if (request is null)
        {
            _late.Write(_options.Window.End, output);
            _trader.Finish();
        }

        _trader.WriteTo(null);
        return request;
    }

    /// <summary>Answers the question of the last call.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="output">Takes what comes of it.</param>
    public void Answer(ReviewAnswer answer, PipelineOutput output)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(output);
        _trader.WriteTo(output);
        _trader.Answer(answer);
        _trader.WriteTo(null);
    }

    /// <summary>How far the signals are handled, as a row of the ledger.</summary>
    public TradeCursorRow Cursor() => _trader.Cursor();

    private void Begin(PipelineOutput output)
    {
        _trader.WriteTo(output);
        if (!_hasStarted)
        {
            _hasStarted = true;
            _trader.Start();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReviewRequest? Process(MarketEventBatch batch)
    {
        ReadOnlySpan<MarketEvent> events = batch.Events;
        int first = _position;
        _position = 0;
        for (int i = first; i < events.Length; i++)
        {
            ref readonly MarketEvent e = ref events[i];
            if (e.IsLate)
            {
                _late.Add(e);
                Statistics.LateEvents++;
                continue;
            }

            if (e.EventTimeNs > NextDueNs && AdvanceTo(e.EventTimeNs) is ReviewRequest request)
            {
                _position = i;
                return request;
            }

            _reachedNs = e.EventTimeNs;
            Apply(e);
        }

        Statistics.Events += events.Length;
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Apply(in MarketEvent e)
    {
        switch (e.Channel)
        {
            case EventChannel.Quote:
                _trader.OnQuote(e);
                break;
            case EventChannel.Trade:
                _trader.OnTrade(e);
                break;
            case EventChannel.Status:
                _trader.OnStatus(e);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes in signals and does what is planned, in order of time, up to but without the time given.</summary>
    private ReviewRequest? AdvanceTo(long timeNs)
    {
        while (NextDueNs < timeNs)
        {
            // Bars that end now made the signals that may be decided upon now.
            if (_nextSignalNs <= _trader.NextDueNs)
            {
                TakeIn(_nextSignalNs);
            }
            else if (_trader.RunNext() is ReviewRequest request)
            {
                return request;
            }
        }

        return null;
    }

    private void TakeIn(long endNs)
    {
        while (_signals.TryPeek(out Signal signal) && signal.EndNs == endNs)
        {
            _trader.Intake.Add(signal);
            _signals.Dequeue();
        }

        _nextSignalNs = _signals.TryPeek(out Signal following) ? following.EndNs : long.MaxValue;
        _trader.Intake.CompleteBatch();
        Statistics.Signals = _trader.Intake.Count;
    }
}
