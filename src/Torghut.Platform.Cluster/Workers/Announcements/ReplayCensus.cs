using System.Globalization;
using System.Text;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Reads a dump once, as the workers will read its replay, and says what they need to know beforehand.</summary>
public sealed class ReplayCensus
{
    private const int None = -1;

    private readonly RunDefinition _run;
    private readonly IReadOnlyDictionary<string, SimulationTopic> _targets;
    private readonly SymbolInterner _symbols = new();
    private readonly RecordDecoder _decoder;
    private readonly WindowTimes _window;
    private readonly Dictionary<string, CountedTopic> _topics = new(StringComparer.Ordinal);
    private readonly List<int> _groups = [];
    private readonly List<bool> _hasBars = [];
    private readonly List<bool> _hasEvents = [];
    private bool _isPartitionedTogether = true;

    private ReplayCensus(RunDefinition run, IReadOnlyDictionary<string, SimulationTopic> targets)
    {
        _run = run;
        _targets = targets;
        _window = new WindowTimes(run.Window);
        _decoder = new RecordDecoder(_window, _symbols);
    }

    /// <summary>Reads the dump.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dumpPath">The dump's file.</param>
    /// <param name="targets">Target by source topic, as for the replay.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SimulationException">The dump is damaged (exit code 2).</exception>
    public static ReplayAnnouncement Take(
        RunDefinition run, string dumpPath, IReadOnlyDictionary<string, SimulationTopic> targets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(targets);
        var census = new ReplayCensus(run, targets);
        foreach ((string source, SimulationTopic target) in targets)
        {
            census._topics.Add(source, new CountedTopic(source, target, census.RoleOf(source), run.Manifest.TechnicalAnalysis.MaxOutOfOrderMs));
        }

        using var reader = new DumpEntryReader(dumpPath);
        long count = 0;
        while (reader.TryRead(out DumpEntry entry))
        {
            if ((++count & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            census.Take(entry);
        }

        return census.ToAnnouncement();
    }

    private TopicRole RoleOf(string sourceTopic)
    {
        foreach ((TopicRole role, string topic) in _run.SourceTopics)
        {
            if (topic == sourceTopic)
            {
                return role;
            }
        }

        foreach ((TopicRole role, string topic) in _run.SimulationTopics)
        {
            if (topic == _targets[sourceTopic].Name)
            {
                return role;
            }
        }

        throw new SimulationException(
            ExitCode.Usage,
            "replay_target_unknown",
            $"{sourceTopic}: found no role of it in the run's topics; expected one of {string.Join(", ", _run.SourceTopics.Values)}.");
    }

    private void Take(in DumpEntry entry)
    {
        if (!_topics.TryGetValue(entry.Topic, out CountedTopic? topic) || !_window.HoldsRecord(entry.TimestampMs))
        {
            return;
        }

        int partition = ReplayPartition.Of(entry, topic.Target);
        if (partition >= topic.Records.Length)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "replay_partition_missing",
                string.Create(CultureInfo.InvariantCulture, $"{topic.Target.Name}: found {topic.Target.Partitions} partitions; the dump has a record of partition {entry.Partition}."));
        }

        topic.Records[partition]++;
        topic.Sources[partition].Add(entry.Partition, entry.Offset);
        var record = new MarketRecord
        {
            RecordTimeMs = entry.TimestampMs,
            Offset = entry.Offset,
            Partition = entry.Partition,
            Role = topic.Role,
            Topic = (ushort)topic.Role,
        };
        if (_decoder.Decode(entry.Value.GetValueOrDefault().Span, entry.Key.GetValueOrDefault().Span, ref record) == EnvelopeViolation.None
            && topic.Intakes[partition].TryTake(record, out MarketEvent marketEvent))
        {
            Know(marketEvent, partition);
        }
    }

    private void Know(in MarketEvent marketEvent, int partition)
    {
        while (_groups.Count <= marketEvent.Symbol)
        {
            _groups.Add(None);
            _hasBars.Add(false);
            _hasEvents.Add(false);
        }

        _hasEvents[marketEvent.Symbol] = true;
        switch (marketEvent.Channel)
        {
            case EventChannel.Bar:
                _hasBars[marketEvent.Symbol] |= !marketEvent.IsLate;
                break;
            case EventChannel.Trade or EventChannel.Quote when _groups[marketEvent.Symbol] == None:
                _groups[marketEvent.Symbol] = partition;
                break;
            case EventChannel.Trade or EventChannel.Quote:
                _isPartitionedTogether &= _groups[marketEvent.Symbol] == partition;
                break;
            default:
                break;
        }
    }

    private ReplayAnnouncement ToAnnouncement()
    {
        SimulationManifest manifest = _run.Manifest;
        int groups = Groups();
        return new ReplayAnnouncement
        {
            RunId = _run.Identity.RunId,
            DatasetId = manifest.DatasetId,
            WindowStartNs = EventTime.FromInstant(_run.Window.Start),
            WindowEndNs = EventTime.FromInstant(_run.Window.End),
            MaxOutOfOrderMs = manifest.TechnicalAnalysis.MaxOutOfOrderMs,
            QuoteStaleAfterMs = manifest.ToTechnicalAnalysisOptions().QuoteStaleAfterMs,
            AvailabilityMs = manifest.ToTechnicalAnalysisOptions().AvailabilityMs,
            Groups = groups,
            Topics = [.. _topics.Values.OrderBy(topic => topic.Role).Select(topic => topic.ToAnnounced())],
            Symbols = Symbols(groups),
        };
    }

    private int Groups()
    {
        int[] partitions = [.. _topics.Values.Where(topic => topic.Role is TopicRole.Trades or TopicRole.Quotes).Select(topic => topic.Records.Length).Distinct()];
        return _isPartitionedTogether && partitions.Length == 1 ? partitions[0] : 1;
    }

    private List<AnnouncedSymbol> Symbols(int groups)
    {
        SortedDictionary<string, AnnouncedSymbol> symbols = new(StringComparer.Ordinal);
        foreach (string name in _run.Manifest.Source.NamedSymbols ?? [])
        {
            symbols[name] = new AnnouncedSymbol(name, Scattered(name, groups), HasBars: false);
        }

        for (int i = 0; i < _hasEvents.Count; i++)
        {
            if (_hasEvents[i])
            {
                string name = _symbols.Names[i];
                int group = _groups[i] == None ? Scattered(name, groups) : groups == 1 ? 0 : _groups[i];
                symbols[name] = new AnnouncedSymbol(name, group, _hasBars[i]);
            }
        }

        return [.. symbols.Values];
    }

    /// <summary>A symbol without trades and quotes may be in any group.</summary>
    private static int Scattered(string name, int groups) => KeyPartitioner.PartitionOf(Encoding.UTF8.GetBytes(name), groups);

    private sealed class CountedTopic(string source, SimulationTopic target, TopicRole role, int maxOutOfOrderMs)
    {
        public SimulationTopic Target => target;

        public TopicRole Role => role;

        public long[] Records { get; } = new long[target.Partitions];

        public SourceRuns[] Sources { get; } = [.. Enumerable.Range(0, target.Partitions).Select(_ => new SourceRuns())];

        public RecordIntake[] Intakes { get; } = [.. Enumerable.Range(0, target.Partitions).Select(_ => new RecordIntake(role, maxOutOfOrderMs))];

        public AnnouncedTopic ToAnnounced() => new()
        {
            Role = TopicRoles.Key(role),
            Topic = target.Name,
            SourceTopic = source,
            Partitions = [.. Records.Select((records, partition) => new AnnouncedPartition(records, Intakes[partition].DisorderNs, Sources[partition].ToAnnounced()))],
        };
    }
}
