using Confluent.Kafka;
using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Lanes;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Platform.Cluster.Workers.Schemas;

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>All that the trader reads: every partition of the replayed topics, the signals, and how far the signals are.</summary>
internal sealed class TraderLog : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TopicPoll = TimeSpan.FromSeconds(1);

    private readonly List<RecordLane> _lanes = [];
    private readonly List<TopicPartition> _signalPartitions = [];
    private readonly Action<MarketEvent> _late;
    private readonly LaneMerge _merge;
    private readonly LogReader _reader;
    private readonly LaneThrottle _throttle;

    /// <summary>Begins to read.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="replay">The replay.</param>
    /// <param name="symbols">Its symbols.</param>
    /// <param name="late">Takes late events.</param>
    /// <param name="log">Takes what the client says.</param>
    /// <param name="cancellationToken">Ends the waiting for topics.</param>
    public TraderLog(
        TraderSettings settings, ReplayAnnouncement replay, SymbolTable symbols, Action<MarketEvent> late, KafkaLog log, CancellationToken cancellationToken)
    {
        _late = late;
        foreach (AnnouncedTopic topic in replay.Topics)
        {
            for (int partition = 0; partition < topic.Partitions.Count; partition++)
            {
                var where = new TopicPartition(topic.Topic, new Partition(partition));
                _lanes.Add(new RecordLane(where, AnnouncedTopics.RoleOf(topic), topic.Partitions[partition], replay, symbols));
            }
        }

        using (var catalog = new TopicCatalog(settings.Connection, settings.ClientId, log))
        {
            int count = catalog.WaitForPartitions(settings.SignalsTopic, TopicPoll, cancellationToken);
            _signalPartitions.AddRange(Enumerable.Range(0, count).Select(number => new TopicPartition(settings.SignalsTopic, new Partition(number))));
        }

        Signals = new SignalIntake(replay, symbols, _signalPartitions.Count, new SchemaCatalog(settings.OpenRegistry, cancellationToken));
        _merge = new LaneMerge([.. _lanes.Select(lane => lane.Events)]);
        TopicPartition status = new(settings.StatusTopic, new Partition(0));
        _reader = new LogReader(settings.Connection, settings.ClientId, [.. _lanes.Select(lane => lane.Where), .. _signalPartitions, status], log);
        _throttle = new LaneThrottle(_reader);
    }

    /// <summary>The signals.</summary>
    public SignalIntake Signals { get; }

    /// <summary>Time before which all market events and signals were read, nanoseconds since the Unix epoch.</summary>
    public long FrontierNs => Math.Min(_merge.FrontierNs, Signals.FrontierNs);

    /// <summary>Market records read.</summary>
    public long Records => _lanes.Sum(lane => lane.Read);

    /// <summary>Market records still to come.</summary>
    public long Lag => _lanes.Sum(lane => lane.Lag);

    /// <summary>Records against the contract of envelopes.</summary>
    public long Refused => _lanes.Sum(lane => lane.Refused);

    /// <summary>Reads records, at most so many.</summary>
    public void Read(int most)
    {
        for (int read = 0; read < most && _reader.TryRead(read == 0 ? Poll : TimeSpan.Zero, out LogRecord record); read++)
        {
            if (record.Place < _lanes.Count)
            {
                _lanes[record.Place].Take(record, null, _late);
            }
            else if (record.Place < _lanes.Count + _signalPartitions.Count)
            {
                Signals.TakeSignal(record);
            }
            else
            {
                Signals.TakeStatus(record);
            }
        }

        Signals.Advance();
        Throttle();
    }

    /// <summary>Fills a batch with the next events before a time.</summary>
    /// <returns>False when there is none.</returns>
    public bool Fill(MarketEventBatch batch, long beforeNs) => _merge.Fill(batch, beforeNs);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Throttle()
    {
        long marketNs = _merge.FrontierNs;
        long signalsNs = Signals.FrontierNs;
        long frontierNs = Math.Min(marketNs, signalsNs);
        foreach (RecordLane lane in _lanes)
        {
            _throttle.Look(lane.Where, lane.Events.Count, lane.Events.FrontierNs > frontierNs);
        }

        foreach (TopicPartition partition in _signalPartitions)
        {
            _throttle.Look(partition, Signals.Waiting, signalsNs > marketNs);
        }
    }
}
