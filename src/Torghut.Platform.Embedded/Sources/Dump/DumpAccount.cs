using System.Runtime.CompilerServices;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources.Records;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Takes the records of a dump in stream order, settles what becomes of each, and pushes the events. The first record of
/// an identity wins, whatever became of it.
/// </summary>
internal sealed class DumpAccount
{
    private const int Channels = 4;

    private readonly ITapeSink _sink;
    private readonly DumpPartitions _partitions;
    private readonly IReadOnlyList<string> _symbols;
    private readonly long _lastDetailedLine;
    private readonly bool[] _isWanted;
    private readonly ITapeStream?[] _streams;
    private readonly SeenIdentities?[] _seen;
    private readonly long[] _recordsBySymbol;
    private readonly RoleCounts[] _roles = new RoleCounts[TopicRoles.All.Count];
    private readonly long[] _violations = new long[Enum.GetValues<EnvelopeViolation>().Length];
    private readonly Dictionary<long, EnvelopeViolation> _quarantinedLines = [];
    private long _events;
    private long _duplicates;
    private long _outside;
    private long _noChange;
    private long _notReplayed;
    private long _otherSymbol;

    /// <summary>Makes an empty account.</summary>
    /// <param name="sink">Takes the events.</param>
    /// <param name="intake">Knows symbols and partitions.</param>
    /// <param name="wanted">Symbols wanted; none means all.</param>
    public DumpAccount(ITapeSink sink, DumpIntake intake, IReadOnlyList<string> wanted)
    {
        IReadOnlyList<string> symbols = intake.Symbols;
        _sink = sink;
        _partitions = intake.Partitions;
        _symbols = symbols;
        _lastDetailedLine = intake.Details.Count == 0 ? 0 : intake.Details[^1].Line;
        HashSet<string> names = new(wanted, StringComparer.Ordinal);
        _isWanted = [.. symbols.Select(symbol => names.Count == 0 || names.Contains(symbol))];
        _streams = new ITapeStream?[symbols.Count * Channels];
        _seen = new SeenIdentities?[symbols.Count];
        _recordsBySymbol = new long[symbols.Count * TopicRoles.All.Count];
    }

    /// <summary>Events pushed.</summary>
    public long Events => _events;

    /// <summary>Records quarantined.</summary>
    public long Quarantined => _violations.Sum();

    /// <summary>Records outside the window.</summary>
    public long Outside => _outside;

    /// <summary>Takes all records of a sequence.</summary>
    public void Take(IDumpRecords records, CancellationToken cancellationToken)
    {
        for (ReadOnlySpan<MarketRecord> batch = records.Next(); !batch.IsEmpty; batch = records.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ref readonly MarketRecord record in batch)
            {
                Take(record);
            }
        }
    }

    /// <summary>Lines by what became of them; the keys that every source has are always there.</summary>
    public IReadOnlyDictionary<string, long> Outcomes()
    {
        SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal)
        {
            [LineOutcomes.Event] = _events,
            [LineOutcomes.Duplicate] = _duplicates,
            [LineOutcomes.OutsideWindow] = _outside,
            [LineOutcomes.NoChange] = _noChange,
            [LineOutcomes.NotReplayed] = _notReplayed,
            [LineOutcomes.OtherSymbol] = _otherSymbol,
        };
        foreach (EnvelopeViolation violation in Enum.GetValues<EnvelopeViolation>())
        {
            if (_violations[(int)violation] > 0)
            {
                outcomes.Add(EnvelopeViolations.Code(violation), _violations[(int)violation]);
            }
        }

        return outcomes;
    }

    /// <summary>Records by role.</summary>
    public IReadOnlyList<RoleRecords> Roles() =>
        [.. TopicRoles.All.Where(role => _roles[(int)role].Records > 0).Select(role => _roles[(int)role].ToRecords(role))];

    /// <summary>Records by role and symbol; those whose symbol was never read are left out.</summary>
    public IReadOnlyList<SymbolCount> Symbols()
    {
        List<SymbolCount> counts = [];
        for (int i = 0; i < _recordsBySymbol.Length; i++)
        {
            if (_recordsBySymbol[i] > 0)
            {
                var role = (TopicRole)(i % TopicRoles.All.Count);
                counts.Add(new SymbolCount(role, _symbols[i / TopicRoles.All.Count], _recordsBySymbol[i], _recordsBySymbol[i]));
            }
        }

        return counts;
    }

    /// <summary>Why the line was quarantined; null for one that was not, or was dropped as a duplicate before.</summary>
    public string? QuarantineReason(long line) =>
        _quarantinedLines.TryGetValue(line, out EnvelopeViolation violation) ? EnvelopeViolations.Code(violation) : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(in MarketRecord record)
    {
        PartitionCounter partition = _partitions.Get(record.Topic, record.Partition);
        bool isKnownRole = record.Role != MarketRecord.NoRole;
        if (isKnownRole && partition.Role is null)
        {
            partition.Role = record.Role;
        }

        RoleCounts unknown = default;
        ref RoleCounts counts = ref unknown;
        if (isKnownRole)
        {
            counts = ref _roles[(int)record.Role];
        }

        counts.Records++;
        if (!partition.Continue(record.Offset))
        {
            counts.Duplicates++;
            _duplicates++;
            return;
        }

        switch (record.Fate)
        {
            case RecordFate.NotReplayed:
                _notReplayed++;
                break;
            case RecordFate.OutsideByRecordTime:
                counts.OutsideByRecordTime++;
                _outside++;
                break;
            case RecordFate.Quarantined:
                TakeQuarantined(record, ref counts);
                break;
            default:
                TakeDecoded(record, ref counts);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeDecoded(in MarketRecord record, ref RoleCounts counts)
    {
        _recordsBySymbol[(record.Symbol * TopicRoles.All.Count) + (int)record.Role]++;
        if (!_isWanted[record.Symbol])
        {
            _otherSymbol++;
            return;
        }

        switch (record.Fate)
        {
            case RecordFate.OutsideByEventTime:
                counts.OutsideByEventTime++;
                _outside++;
                break;
            case RecordFate.NoChange:
                _noChange++;
                break;
            default:
                TakeEvent(record, ref counts);
                break;
        }
    }

    private void TakeQuarantined(in MarketRecord record, ref RoleCounts counts)
    {
        counts.Quarantined++;
        _violations[(int)record.Violation]++;
        if (record.Value0 <= _lastDetailedLine)
        {
            _quarantinedLines.Add(record.Value0, record.Violation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeEvent(in MarketRecord record, ref RoleCounts counts)
    {
        if (!IsNew(record))
        {
            counts.Duplicates++;
            _duplicates++;
            return;
        }

        EventChannel channel = ChannelOf(record.Role);
        ref ITapeStream? stream = ref _streams[(record.Symbol * Channels) + (int)channel];
        stream ??= _sink.OpenStream(_symbols[record.Symbol], channel);
        MarketEvent marketEvent = default;
        marketEvent.EventTimeNs = record.EventTimeNs;
        marketEvent.Partition = record.Partition;
        marketEvent.Offset = record.Offset;
        _events++;
        switch (channel)
        {
            case EventChannel.Quote:
                (marketEvent.BidPriceE8, marketEvent.BidSizeE8) = (record.Value0, record.Value1);
                (marketEvent.AskPriceE8, marketEvent.AskSizeE8) = (record.Value2, record.Value3);
                stream.Write(marketEvent);
                break;
            case EventChannel.Trade:
                (marketEvent.PriceE8, marketEvent.SizeE8) = (record.Value0, record.Value1);
                stream.Write(marketEvent);
                break;
            case EventChannel.Status:
                marketEvent.Flags = record.Value0 == 1 ? EventFlags.Halted : EventFlags.None;
                stream.Write(marketEvent);
                break;
            default:
                stream.WriteBar(marketEvent, record.ToBar());
                break;
        }
    }

    private bool IsNew(in MarketRecord record) => record.Role switch
    {
        TopicRole.Trades => Seen(record.Symbol).AddTrade(record.TradeIdKind, record.Value2, record.Value3),
        TopicRole.Bars => Seen(record.Symbol).AddBar(record.EventTimeNs - EventTime.NsPerMinute),
        _ => true,
    };

    private SeenIdentities Seen(ushort symbol) => _seen[symbol] ??= new SeenIdentities();

    private static EventChannel ChannelOf(TopicRole role) => role switch
    {
        TopicRole.Trades => EventChannel.Trade,
        TopicRole.Quotes => EventChannel.Quote,
        TopicRole.Bars => EventChannel.Bar,
        _ => EventChannel.Status,
    };
}
