using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Records;
using Torghut.Market.Synthetic;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources.Records;

namespace Torghut.Platform.Embedded.Sources.Synthetic;

/// <summary>Makes one symbol's records, settles what becomes of each as a dump's are settled, and pushes the events.</summary>
internal sealed class SyntheticFeed
{
    private const int RecordsPerAdvance = 8192;

    private readonly SyntheticDay _day;
    private readonly int _ordinal;
    private readonly WindowTimes _window;
    private readonly bool _isWanted;
    private readonly ITapeSink _sink;
    private readonly ITapeStream?[] _streams = new ITapeStream?[4];
    private readonly PartitionCounter[] _partitions;
    private readonly RoleCounts[] _counts = new RoleCounts[TopicRoles.All.Count];
    private readonly SeenIdentities _seen = new();
    private long _noChange;
    private long _otherSymbol;

    /// <summary>Makes the feed of a symbol.</summary>
    public SyntheticFeed(SyntheticDay day, int ordinal, DecodeRequest request, ITapeSink sink)
    {
        _day = day;
        _ordinal = ordinal;
        _sink = sink;
        _window = new WindowTimes(request.Window);
        _isWanted = request.Symbols.Count == 0 || request.Symbols.Contains(day.Symbols[ordinal], StringComparer.Ordinal);
        _partitions = [.. TopicRoles.All.Select(role => new PartitionCounter(ordinal) { Role = role })];
    }

    /// <summary>Roles that a synthetic day has.</summary>
    public static IReadOnlyList<TopicRole> Roles { get; } = [TopicRole.Trades, TopicRole.Quotes, TopicRole.Status];

    /// <summary>Seconds of the session, the unit of progress.</summary>
    public long TotalUnits => (long)(_day.Session.Close - _day.Session.Open).TotalSeconds;

    /// <summary>Records made.</summary>
    public long Records { get; private set; }

    /// <summary>Events pushed.</summary>
    public long Events { get; private set; }

    /// <summary>Counts of a role.</summary>
    public RoleCounts Counts(TopicRole role) => _counts[(int)role];

    /// <summary>The symbol's records of a role.</summary>
    public SymbolCount CountsOf(TopicRole role)
    {
        RoleCounts counts = _counts[(int)role];
        return new SymbolCount(role, _day.Symbols[_ordinal], counts.Records, counts.Records - counts.OutsideByRecordTime);
    }

    /// <summary>Continuity of the symbol's partition in the role's topic; null without records.</summary>
    public PartitionStatistics? Partition(TopicRole role) =>
        _counts[(int)role].Records == 0 ? null : _partitions[(int)role].ToStatistics();

    /// <summary>Records by what became of them.</summary>
    public IEnumerable<(string Outcome, long Count)> Outcomes() =>
    [
        (LineOutcomes.Event, Events),
        (LineOutcomes.Duplicate, _counts.Sum(counts => counts.Duplicates)),
        (LineOutcomes.OutsideWindow, _counts.Sum(counts => counts.OutsideByRecordTime + counts.OutsideByEventTime)),
        (LineOutcomes.NoChange, _noChange),
        (LineOutcomes.OtherSymbol, _otherSymbol),
    ];

    /// <summary>Makes all records.</summary>
    public void Run(IDecodeProgress progress, CancellationToken cancellationToken)
    {
        SyntheticSymbol symbol = _day.Open(_ordinal);
        long unitsTold = 0;
        long recordsTold = 0;
        long openNs = EventTime.FromInstant(_day.Session.Open);
        while (symbol.TryNext(out SyntheticRecord record))
        {
            Take(record);
            if (++Records % RecordsPerAdvance == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long units = Math.Clamp((record.EventTimeNs - openNs) / EventTime.NsPerSecond, unitsTold, TotalUnits);
                progress.Advance(Records - recordsTold, units - unitsTold, record.EventTimeNs);
                (unitsTold, recordsTold) = (units, Records);
            }
        }

        progress.Advance(Records - recordsTold, TotalUnits - unitsTold, openNs + (TotalUnits * EventTime.NsPerSecond));
    }

    private void Take(in SyntheticRecord record)
    {
        TopicRole role = TopicRoles.ForChannel(record.Channel);
        ref RoleCounts counts = ref _counts[(int)role];
        counts.Records++;
        PartitionCounter partition = _partitions[(int)role];
        _ = partition.Meet(record.Offset, record.RecordTimeMs);
        _ = partition.Continue(record.Offset);
        if (!_window.HoldsRecord(record.RecordTimeMs))
        {
            counts.OutsideByRecordTime++;
        }
        else if (!_isWanted)
        {
            _otherSymbol++;
        }
        else if (!_window.HoldsEvent(record.EventTimeNs))
        {
            counts.OutsideByEventTime++;
        }
        else if (record.StatusCode == (byte)'Q')
        {
            _noChange++;
        }
        else if (record.Channel == EventChannel.Trade && !_seen.AddTrade(TradeIdKind.Number, 0, record.TradeId))
        {
            counts.Duplicates++;
        }
        else
        {
            Push(record);
        }
    }

    private void Push(in SyntheticRecord record)
    {
        MarketEvent marketEvent = default;
        marketEvent.EventTimeNs = record.EventTimeNs;
        marketEvent.Partition = _ordinal;
        marketEvent.Offset = record.Offset;
        if (record.Channel == EventChannel.Status)
        {
            marketEvent.Flags = record.StatusCode == (byte)'T' ? EventFlags.None : EventFlags.Halted;
        }
        else
        {
            (marketEvent.BidPriceE8, marketEvent.BidSizeE8) = (record.BidPriceE8, record.BidSizeE8);
            (marketEvent.AskPriceE8, marketEvent.AskSizeE8) = (record.AskPriceE8, record.AskSizeE8);
        }

        ref ITapeStream? stream = ref _streams[(int)record.Channel];
        stream ??= _sink.OpenStream(_day.Symbols[_ordinal], record.Channel);
        stream.Write(marketEvent);
        Events++;
    }
}
