using System.Collections.Concurrent;
using System.Security.Cryptography;
using Confluent.Kafka;
using Torghut.Market.Symbols;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>
/// A worker of technical analysis: member of a consumer group whose assignment says which groups of symbols it analyses. Records
/// are read by consumers of the groups' own, from the beginning; the member itself fetches none.
/// </summary>
internal sealed class AnalysisWorker
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TopicPoll = TimeSpan.FromSeconds(1);

    private readonly AnalysisSettings _settings;
    private readonly IProgressObserver _observer;
    private readonly KafkaLog _log;
    private readonly ConcurrentDictionary<int, RunningGroup> _groups = new();

    /// <summary>Makes a worker.</summary>
    public AnalysisWorker(AnalysisSettings settings, IProgressObserver observer)
    {
        _settings = settings;
        _observer = observer;
        _log = new KafkaLog(settings.Connection, observer);
    }

    /// <summary>Whether the replay is announced and the worker is a member of the consumer group.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Counts of the groups that the worker has now.</summary>
    public IReadOnlyList<KeyValuePair<int, GroupFigures>> Figures =>
        [.. _groups.ToArray().OrderBy(group => group.Key).Select(group => KeyValuePair.Create(group.Key, group.Value.Analysis.Figures))];

    /// <summary>Works until it is stopped.</summary>
    /// <exception cref="SimulationException">Brokers or the signal store refuse, or are away for too long.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        ReplayAnnouncement replay = AnnouncementReader.Wait(
            _settings.Connection, _settings.ClientId, _settings.Topics.Status, _log, cancellationToken);
        AnnouncedTopics.Require(replay, _settings.InputTopics);
        using var writer = new LogWriter(_settings.Connection, _settings.ClientId, _log);
        GroupContext template = Template(replay, writer, cancellationToken);
        string topic = replay.Topics[0].Topic;
        _observer.Noted(NoteLevel.Info, "worker_ready", $"Replay {replay.RunId}: {replay.Symbols.Count} symbols in {replay.Groups} groups.");
        using IConsumer<Ignore, Ignore> member = Join(topic, template, cancellationToken);
        try
        {
            Stay(member, cancellationToken);
        }
        finally
        {
            IsReady = false;
            StopAll();
            member.Close();
        }
    }

    private void Stay(IConsumer<Ignore, Ignore> member, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                _ = member.Consume(Poll);
            }
            catch (ConsumeException e) when (KafkaFailures.IsTransient(e.Error))
            {
                continue;
            }
            catch (KafkaException e)
            {
                throw KafkaFailures.Of(e.Error, ExitCode.Failed, $"as a member of group {_settings.GroupId}", _settings.Connection, e);
            }

            IsReady = true;
            member.Pause(member.Assignment);
            foreach (RunningGroup group in _groups.Values)
            {
                group.ThrowIfFailed();
            }
        }
    }

    private IConsumer<Ignore, Ignore> Join(string topic, GroupContext template, CancellationToken cancellationToken)
    {
        var configuration = new ConsumerConfig(_settings.Connection.ClientConfiguration(_settings.ClientId))
        {
            GroupId = _settings.GroupId,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
            AllowAutoCreateTopics = false,
            SessionTimeoutMs = 10_000,
            HeartbeatIntervalMs = 1_000,
            QueuedMinMessages = 1,
            FetchMaxBytes = 1 << 20,
            MaxPartitionFetchBytes = 1 << 10,
        };
        IConsumer<Ignore, Ignore> member = new ConsumerBuilder<Ignore, Ignore>(configuration)
            .SetErrorHandler((_, error) => _log.Take(error))
            .SetLogHandler((_, message) => _log.Take(message))
            .SetPartitionsAssignedHandler((_, assigned) => Start(assigned.Select(partition => partition.Partition.Value), template, cancellationToken))
            .SetPartitionsRevokedHandler((_, revoked) => Stop(revoked.Select(partition => partition.Partition.Value)))
            .SetPartitionsLostHandler((_, lost) => Stop(lost.Select(partition => partition.Partition.Value)))
            .Build();
        member.Subscribe(topic);
        return member;
    }

    private void Start(IEnumerable<int> numbers, GroupContext template, CancellationToken cancellationToken)
    {
        foreach (int number in numbers.Where(number => number < template.Replay.Groups && !_groups.ContainsKey(number)))
        {
            var analysis = new GroupAnalysis(template with { Group = number }, () => OpenStore(template));
            _groups[number] = RunningGroup.Start(analysis, cancellationToken);
            _observer.Noted(NoteLevel.Info, "group_started", $"Group {number} is analysed here.");
        }
    }

    private void Stop(IEnumerable<int> numbers)
    {
        List<RunningGroup> stopping = [];
        foreach (int number in numbers)
        {
            if (_groups.TryRemove(number, out RunningGroup? group))
            {
                group.Stop();
                stopping.Add(group);
                _observer.Noted(NoteLevel.Info, "group_stopped", $"Group {number} is no longer analysed here.");
            }
        }

        stopping.ForEach(group => group.Join());
    }

    private void StopAll() => Stop([.. _groups.Keys]);

    private GroupContext Template(ReplayAnnouncement replay, LogWriter writer, CancellationToken cancellationToken)
    {
        var symbols = new SymbolTable(replay.Symbols.Select(symbol => symbol.Name));
        var schemas = new SchemaCatalog(_settings.OpenRegistry, cancellationToken);
        AnalysisTopics topics = _settings.Topics;
        using var catalog = new TopicCatalog(_settings.Connection, _settings.ClientId, _log);
        return new GroupContext
        {
            Group = 0,
            Connection = _settings.Connection,
            Log = _log,
            ClientId = _settings.ClientId,
            Replay = replay,
            Symbols = symbols,
            SourceTopics = AnnouncedTopics.Sources(replay),
            Topics = topics,
            Schemas = schemas,
            Targets = _settings.WritesAvro ? AnalysisTargets.Find(schemas, (topics.Signals, topics.MicroBars, topics.Status), symbols) : AnalysisTargets.Json,
            SignalPartitions = catalog.WaitForPartitions(topics.Signals, TopicPoll, cancellationToken),
            MicroBarPartitions = topics.MicroBars is { } bars ? catalog.WaitForPartitions(bars, TopicPoll, cancellationToken) : 1,
            Writer = writer,
        };
    }

    /// <summary>Each writer has tokens of its own, so that no server takes one worker's rows for a repetition of another's.</summary>
    private ClickHouseSignalStoreWriter? OpenStore(GroupContext context) => _settings.ClickHouse is null ? null : new ClickHouseSignalStoreWriter(
        _settings.ClickHouse,
        _settings.Database,
        context.Symbols,
        context.SourceTopics,
        new SignalWriterOptions { Seed = RandomNumberGenerator.GetInt32(int.MaxValue), Observer = _observer });
}
