using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Trading.Review;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Trading.Pipeline;

/// <summary>
/// Technical analysis and the trader over a day of market events, in event time, without I/O: the same events and options
/// give the same rows, however the events are cut into batches.
/// </summary>
/// <remarks>
/// A call that returns a <see cref="ReviewRequest"/> has stopped at a moment of event time. The host answers by
/// <see cref="Answer"/> and makes the same call again, with the same batch; the pipeline goes on where it stopped.
/// </remarks>
public sealed class TradingPipeline
{
    private readonly PipelineOptions _options;
    private readonly TechnicalAnalysisEngine _analysis;
    private readonly Trader _trader;
    private readonly LateEventCounts _late;
    private int _position;
    private bool _hasStarted;

    /// <summary>Makes a pipeline before the first event, with the review stage that the options ask for.</summary>
    /// <param name="options">All that it needs to know.</param>
    /// <param name="hasSourceBars">By symbol ordinal: whether the run has source bars of the symbol; its minute signals then come from them.</param>
    public TradingPipeline(PipelineOptions options, IReadOnlyList<bool> hasSourceBars)
        : this(options, hasSourceBars, ReviewStages.Create(Required(options).Review, options.Execution.Account.Label))
    {
    }

    /// <summary>Makes a pipeline with a review stage of its own.</summary>
    internal TradingPipeline(PipelineOptions options, IReadOnlyList<bool> hasSourceBars, IReviewStage review)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _analysis = new TechnicalAnalysisEngine(
            options.TechnicalAnalysis, options.Symbols, EventTime.FromInstant(options.Window.Start), hasSourceBars);
        _trader = new Trader(options, review);
        _late = new LateEventCounts(options.Symbols);
    }

    /// <summary>Counts of what was done so far.</summary>
    public PipelineStatistics Statistics => _trader.Statistics;

    private long NextDueNs => Math.Min(_analysis.NextBoundaryNs, _trader.NextDueNs);

    /// <summary>Processes the next events of the tape.</summary>
    /// <param name="batch">Events in total order, all at or after those given before.</param>
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

    /// <summary>The stream has ended: closes the bars, does all that is still planned, and writes the last rows.</summary>
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

    private static PipelineOptions Required(PipelineOptions options) => options ?? throw new ArgumentNullException(nameof(options));

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
        long dueNs = NextDueNs;
        for (int i = first; i < events.Length; i++)
        {
            ref readonly MarketEvent e = ref events[i];
            if (e.IsLate)
            {
                _late.Add(e);
                Statistics.LateEvents++;
                continue;
            }

            if (e.EventTimeNs > dueNs)
            {
                if (AdvanceTo(e.EventTimeNs) is ReviewRequest request)
                {
                    _position = i;
                    return request;
                }

                dueNs = NextDueNs;
            }

            if (e.Channel == EventChannel.Quote)
            {
                _analysis.OnQuote(e);
                if (_trader.OnQuote(e))
                {
                    dueNs = NextDueNs;
                }
            }
            else
            {
                Apply(e, batch);
                dueNs = NextDueNs;
            }
        }

        Statistics.Events += events.Length;
        return null;
    }

    private void Apply(in MarketEvent e, MarketEventBatch batch)
    {
        switch (e.Channel)
        {
            case EventChannel.Trade:
                _analysis.OnTrade(e);
                _trader.OnTrade(e);
                break;
            case EventChannel.Bar:
                _analysis.OnBar(e, batch.Bars[e.BarIndex]);
                break;
            case EventChannel.Status:
                _trader.OnStatus(e);
                break;
            default:
                throw new InvalidOperationException($"Unknown channel {e.Channel}.");
        }
    }

    /// <summary>Closes bars and does what is planned, in order of time, up to but without the time given.</summary>
    private ReviewRequest? AdvanceTo(long timeNs)
    {
        while (NextDueNs < timeNs)
        {
            // Bars that end now make the signals that may be decided upon now.
            if (_analysis.NextBoundaryNs <= _trader.NextDueNs)
            {
                _analysis.CloseBars(_trader.Intake);
                _trader.Intake.CompleteBatch();
                Statistics.Signals = _trader.Intake.Count;
            }
            else if (_trader.RunNext() is ReviewRequest request)
            {
                return request;
            }
        }

        return null;
    }
}
