using Confluent.Kafka;
using Torghut.Market.Events;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Lanes;
using Torghut.Platform.Cluster.Workers.Log;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>
/// Technical analysis of one group of symbols, on a thread of its own: reads the group's partitions from their beginning, so that
/// its state is the same whoever had the group before, and sends on what is not there yet.
/// </summary>
internal sealed class GroupAnalysis
{
    private const int RecordsPerStep = 4096;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly GroupContext _context;
    private readonly Func<ClickHouseSignalStoreWriter?> _openStore;
    private readonly List<RecordLane> _lanes = [];
    private readonly List<bool> _isShared = [];
    private long _late;

    /// <summary>Makes the analysis of a group.</summary>
    /// <param name="context">The group.</param>
    /// <param name="openStore">Opens the signal store; gives null for none.</param>
    public GroupAnalysis(GroupContext context, Func<ClickHouseSignalStoreWriter?> openStore)
    {
        _context = context;
        _openStore = openStore;
        AddLanes();
    }

    /// <summary>The group.</summary>
    public int Group => _context.Group;

    /// <summary>Counts, for metrics; read from other threads.</summary>
    public GroupFigures Figures { get; private set; } = GroupFigures.None;

    /// <summary>Works until it is stopped. A complete group stays, in case that its partitions get records that were not announced.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        using ClickHouseSignalStoreWriter? store = _openStore();
        using var output = new GroupOutput(_context, store, cancellationToken);
        using var reader = new LogReader(_context.Connection, $"{_context.ClientId}-{Group}", _lanes.Select(lane => lane.Where), _context.Log);
        var engine = new GroupEngine(_context, [.. _lanes.Select(lane => lane.Events)]);
        var throttle = new LaneThrottle(reader);
        var collector = new BarCollector();
        bool[] members = _context.Members();
        Action<MarketEvent> late = _ => _late++;
        while (!cancellationToken.IsCancellationRequested)
        {
            int read = 0;
            while (read < RecordsPerStep && reader.TryRead(read == 0 ? Poll : TimeSpan.Zero, out LogRecord record))
            {
                _lanes[record.Place].Take(record, _isShared[record.Place] ? members : null, late);
                read++;
            }

            engine.Advance(collector);
            output.Publish(collector.Bars, collector.Signals, cancellationToken);
            collector.Clear();
            output.Tell(engine.WatermarkNs, cancellationToken);
            Throttle(throttle, engine.FrontierNs);
            Figures = new GroupFigures(
                _lanes.Sum(lane => lane.Read), _lanes.Sum(lane => lane.Lag), _lanes.Sum(lane => lane.Refused), _late, engine.WatermarkNs, output.IsDone);
        }
    }

    private void Throttle(LaneThrottle throttle, long frontierNs)
    {
        foreach (RecordLane lane in _lanes)
        {
            throttle.Look(lane.Where, lane.Events.Count, lane.Events.FrontierNs > frontierNs);
        }
    }

    private void AddLanes()
    {
        foreach (AnnouncedTopic topic in _context.Replay.Topics)
        {
            TopicRole role = AnnouncedTopics.RoleOf(topic);
            if (role == TopicRole.Status)
            {
                continue;
            }

            // Bars are few: each group reads all of them and takes its own.
            bool isShared = role == TopicRole.Bars;
            for (int partition = 0; partition < topic.Partitions.Count; partition++)
            {
                if (isShared || _context.Replay.Groups == 1 || partition == Group)
                {
                    var where = new TopicPartition(topic.Topic, new Partition(partition));
                    _lanes.Add(new RecordLane(where, role, topic.Partitions[partition], _context.Replay, _context.Symbols));
                    _isShared.Add(isShared);
                }
            }
        }
    }
}
