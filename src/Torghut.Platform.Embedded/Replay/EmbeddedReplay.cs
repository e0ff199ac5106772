using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Preparation;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Replay;
using Torghut.Simulation.Runs;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Review;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>Drives a tape through the pipeline and what it yields into the stores.</summary>
internal sealed class EmbeddedReplay
{
    private const int BatchSize = 32_768;
    private const int PacedBatchSize = 1_024;

    /// <summary>A reviewer may take seconds for each answer: progress is told between shorter pieces of the day.</summary>
    private const int ReviewedBatchSize = 256;
    private const int OutputsInCirculation = 6;

    private readonly ApplyRequest _request;
    private readonly PipelineOptions _options;
    private readonly StorePair _stores;
    private readonly TimeProvider _time;

    /// <summary>Prepares a replay.</summary>
    /// <param name="request">What to replay.</param>
    /// <param name="options">How the pipeline works.</param>
    /// <param name="stores">Where what it yields goes.</param>
    /// <param name="time">Clock of the pace.</param>
    public EmbeddedReplay(ApplyRequest request, PipelineOptions options, StorePair stores, TimeProvider time)
    {
        _request = request;
        _options = options;
        _stores = stores;
        _time = time;
    }

    /// <summary>Replays the whole tape; when it returns, both stores are complete.</summary>
    public ReplayResult Run(CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        IMarketTape tape = ((EmbeddedInput)_request.Input).Tape.Tape;
        var pipeline = new TradingPipeline(_options, SymbolsWithBars(tape.Symbols));
        using var pool = new OutputPool(OutputsInCirculation);
        StoreWriter[] writers = [new StoreWriter(_stores.Signals), new StoreWriter(_stores.Ledger)];
        var tally = new ReplayTally();
        try
        {
            using IMarketTapeReader reader = OpenReader(tape, cancellationToken);
            Drive(reader, pipeline, new OutputLine(pool, writers, tally), cancellationToken);
            _request.Reviewer?.Complete();
            foreach (StoreWriter writer in writers)
            {
                writer.Complete();
            }
        }
        catch
        {
            foreach (StoreWriter writer in writers)
            {
                writer.Abandon();
            }

            throw;
        }

        return tally.ToResult(_time.GetElapsedTime(start));
    }

    private IMarketTapeReader OpenReader(IMarketTape tape, CancellationToken cancellationToken)
    {
        IMarketTapeReader reader = tape.OpenReader();
        return _request.Run.Pace is ReplayPace pace
            ? new PacedTapeReader(
                reader, new ReplayPacer(pace.Acceleration, pace.MaxSleepSeconds), PacedBatchSize, _time, cancellationToken)
            : reader;
    }

    private void Drive(IMarketTapeReader reader, TradingPipeline pipeline, OutputLine line, CancellationToken cancellationToken)
    {
        var batch = new MarketEventBatch(_request.Reviewer is null ? BatchSize : ReviewedBatchSize);
        long total = _request.Input.Summary.EventCount;
        while (reader.Read(batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SharedOutput output = line.Take(cancellationToken);
            while (pipeline.Process(batch, output.Content) is ReviewRequest question)
            {
                pipeline.Answer(Ask(question, cancellationToken), output.Content);
            }

            line.Tally.Add(batch.Events);
            line.Hand(output);
            if (batch.Count > 0)
            {
                _request.Observer.Progressed(
                    new ProgressSample("replay", line.Tally.Records, total, EventTime.ToInstant(batch.Events[^1].EventTimeNs)));
            }
        }

        SharedOutput last = line.Take(cancellationToken);
        while (pipeline.Complete(last.Content) is ReviewRequest question)
        {
            pipeline.Answer(Ask(question, cancellationToken), last.Content);
        }

        line.Hand(last);
    }

    /// <summary>The day waits for the answer: what the trader does next depends on it.</summary>
    private ReviewAnswer Ask(ReviewRequest question, CancellationToken cancellationToken)
    {
        IReviewer reviewer = _request.Reviewer
            ?? throw new InvalidOperationException("The pipeline asks for a review, and the run has no reviewer.");
        return reviewer.AskAsync(question, cancellationToken).GetAwaiter().GetResult();
    }

    private bool[] SymbolsWithBars(SymbolTable symbols)
    {
        var hasBars = new bool[symbols.Count];
        foreach (SymbolCoverage coverage in _request.Input.Summary.Statistics.Coverage)
        {
            if (coverage is { Channel: EventChannel.Bar, Events: > 0 } && symbols.TryGetOrdinal(coverage.Symbol, out ushort ordinal))
            {
                hasBars[ordinal] = true;
            }
        }

        return hasBars;
    }
}
