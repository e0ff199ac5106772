using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Review;

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>The trader of one account over the topics: the pipeline of an embedded run, with signals from technical analysis' workers.</summary>
internal sealed class TraderWorker
{
    private const int BatchSize = 4_096;

    /// <summary>A reviewer may take seconds for each answer: what was decided is written between shorter pieces of the day.</summary>
    private const int ReviewedBatchSize = 256;

    private readonly TraderSettings _settings;
    private readonly IProgressObserver _observer;
    private readonly KafkaLog _log;

    /// <summary>Makes a trader.</summary>
    public TraderWorker(TraderSettings settings, IProgressObserver observer)
    {
        _settings = settings;
        _observer = observer;
        _log = new KafkaLog(settings.Connection, observer);
    }

    /// <summary>Whether the replay is announced and the ledger is this trader's.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Counts, for metrics; read from other threads.</summary>
    public TraderFigures Figures { get; private set; } = TraderFigures.None;

    /// <summary>Trades until the replay is complete.</summary>
    /// <exception cref="SimulationException">Brokers or the ledger refuse, or are away for too long.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        ReplayAnnouncement replay = AnnouncementReader.Wait(
            _settings.Connection, _settings.ClientId, _settings.StatusTopic, _log, cancellationToken);
        RequireSameRun(replay);
        var symbols = new SymbolTable(replay.Symbols.Select(symbol => symbol.Name));
        PipelineOptions options = PipelineOptionsFactory.Create(_settings.Run, symbols, Sources(replay));
        var pipeline = new SignalTradingPipeline(options);
        using var ledger = new TraderLedger(_settings, options.Execution.Account.Label, _log, _observer, cancellationToken);
        using IReviewer? reviewer = _settings.OpenReviewer();
        _observer.Noted(NoteLevel.Info, "worker_ready", ledger.ResumedNs is { } resumed
            ? $"Replay {replay.RunId}: the ledger is written up to the signals of {Market.Time.EventTime.ToInstant(resumed)}; goes on behind them."
            : $"Replay {replay.RunId}: the ledger is empty.");
        IsReady = true;
        Trade(new Desk(pipeline, ledger, reviewer), replay, symbols, cancellationToken);
    }

    private void Trade(Desk desk, ReplayAnnouncement replay, SymbolTable symbols, CancellationToken cancellationToken)
    {
        var batch = new MarketEventBatch(desk.Reviewer is null ? BatchSize : ReviewedBatchSize);
        var late = new List<MarketEvent>();
        using var log = new TraderLog(_settings, replay, symbols, late.Add, _log, cancellationToken);
        long doneNs = long.MinValue;
        while (doneNs != long.MaxValue)
        {
            cancellationToken.ThrowIfCancellationRequested();
            log.Read(BatchSize);
            desk.CountLate(late, batch, cancellationToken);
            long frontierNs = log.FrontierNs;
            if (frontierNs > doneNs)
            {
                log.Signals.MoveTo(desk.Pipeline, frontierNs);
                while (log.Fill(batch, frontierNs))
                {
                    desk.Process(batch, cancellationToken);
                    batch.Clear();
                    desk.Ledger.CommitIfDue(desk.Pipeline.Cursor());
                }

                doneNs = frontierNs;
            }

            desk.Ledger.CommitIfDue(desk.Pipeline.Cursor());
            Figures = desk.Figures(log, doneNs, isComplete: false);
        }

        desk.Complete(cancellationToken);
        Figures = desk.Figures(log, doneNs, isComplete: true);
        _observer.Noted(NoteLevel.Info, "replay_complete", $"Replay {replay.RunId} is traded to its end.");
    }

    private void RequireSameRun(ReplayAnnouncement replay)
    {
        RunDefinition run = _settings.Run;
        if (replay.RunId != run.Identity.RunId
            || replay.WindowStartNs != Market.Time.EventTime.FromInstant(run.Window.Start)
            || replay.WindowEndNs != Market.Time.EventTime.FromInstant(run.Window.End))
        {
            throw new SimulationException(
                ExitCode.Usage,
                "announcement_mismatch",
                $"{_settings.StatusTopic}: found the replay of run {replay.RunId} over {replay.ToWindow().Start} to {replay.ToWindow().End}; expected run {run.Identity.RunId} over {run.Window.Start} to {run.Window.End}, as the manifest says.");
        }
    }

    private Dictionary<TopicRole, string> Sources(ReplayAnnouncement replay)
    {
        var sources = _settings.Run.SourceTopics.ToDictionary();
        foreach ((TopicRole role, string topic) in AnnouncedTopics.Sources(replay))
        {
            sources[role] = topic;
        }

        return sources;
    }

    private sealed class Desk(SignalTradingPipeline pipeline, TraderLedger ledger, IReviewer? reviewer)
    {
        private readonly PipelineOutput _output = new();

        public SignalTradingPipeline Pipeline => pipeline;

        public TraderLedger Ledger => ledger;

        public IReviewer? Reviewer => reviewer;

        public void Process(MarketEventBatch batch, CancellationToken cancellationToken)
        {
            while (pipeline.Process(batch, _output) is ReviewRequest question)
            {
                Answer(question, cancellationToken);
            }

            Take();
        }

        public void CountLate(List<MarketEvent> late, MarketEventBatch batch, CancellationToken cancellationToken)
        {
            foreach (MarketEvent marketEvent in late)
            {
                batch.Add(marketEvent);
                if (batch.Count == batch.Capacity)
                {
                    Process(batch, cancellationToken);
                    batch.Clear();
                }
            }

            late.Clear();
            if (batch.Count > 0)
            {
                Process(batch, cancellationToken);
                batch.Clear();
            }
        }

        public void Complete(CancellationToken cancellationToken)
        {
            while (pipeline.Complete(_output) is ReviewRequest question)
            {
                Answer(question, cancellationToken);
            }

            Take();
            reviewer?.Complete();
            ledger.Commit(pipeline.Cursor());
        }

        public TraderFigures Figures(TraderLog log, long watermarkNs, bool isComplete) => new()
        {
            Records = log.Records,
            Lag = log.Lag,
            Refused = log.Refused,
            Signals = log.Signals.Read,
            RepeatedSignals = log.Signals.Repeated,
            Late = pipeline.Statistics.LateEvents,
            Decisions = pipeline.Statistics.Decisions,
            Rejects = pipeline.Statistics.DecisionsRejected + pipeline.Statistics.DecisionsBlocked,
            LedgerRows = ledger.Rows,
            Commits = ledger.Commits,
            WatermarkNs = watermarkNs,
            IsComplete = isComplete,
        };

        /// <summary>The day waits for the answer: what the trader does next depends on it.</summary>
        private void Answer(ReviewRequest question, CancellationToken cancellationToken)
        {
            IReviewer asked = reviewer ?? throw new InvalidOperationException("The pipeline asks for a review, and the run has no reviewer.");
            pipeline.Answer(asked.AskAsync(question, cancellationToken).GetAwaiter().GetResult(), _output);
        }

        private void Take()
        {
            ledger.Take(_output.LedgerRows, Market.Time.EventTime.FromInstant(pipeline.Cursor().CursorAt));
            _output.Clear();
        }
    }
}
