using System.Runtime.CompilerServices;
using Torghut.Market.Events;
using Torghut.Market.Time;
using Torghut.Market.Topics;

namespace Torghut.Market.Records;

/// <summary>
/// Makes events of one topic partition's records, in the order in which they stand there: drops repeated ones and marks those
/// that come behind the watermark of their symbol, by the rules by which a dump is decoded. Not thread-safe.
/// </summary>
public sealed class RecordIntake
{
    private const int FirstSymbols = 64;

    private readonly EventChannel _channel;
    private readonly long _boundNs;
    private SeenIdentities?[] _seen = new SeenIdentities?[FirstSymbols];
    private long[] _highestNs = NewTimes(FirstSymbols);
    private long _lastOffset = -1;
    private int _lastPartition = -1;

    /// <summary>Makes an intake that has seen nothing.</summary>
    /// <param name="role">Role of the topic, a replayed one.</param>
    /// <param name="maxOutOfOrderMs">How far an event may be behind its stream's highest event time before it is late, milliseconds.</param>
    public RecordIntake(TopicRole role, int maxOutOfOrderMs)
    {
        _channel = role switch
        {
            TopicRole.Trades => EventChannel.Trade,
            TopicRole.Quotes => EventChannel.Quote,
            TopicRole.Bars => EventChannel.Bar,
            TopicRole.Status => EventChannel.Status,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No replayed role."),
        };
        _boundNs = maxOutOfOrderMs * EventTime.NsPerMs;
    }

    /// <summary>Highest event time of the events that were not late, nanoseconds since the Unix epoch; <see cref="long.MinValue"/> before the first.</summary>
    public long HighestNs { get; private set; } = long.MinValue;

    /// <summary>Furthest that an event which was not late came behind <see cref="HighestNs"/>, nanoseconds.</summary>
    public long DisorderNs { get; private set; }

    /// <summary>Takes a decoded record.</summary>
    /// <param name="record">The record; its partition and offset are those of the source.</param>
    /// <param name="marketEvent">The event; of a bar without its values, which the record has.</param>
    /// <returns>False for a record that is no event, or repeats one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryTake(in MarketRecord record, out MarketEvent marketEvent)
    {
        marketEvent = default;
        bool isRepeated = record.Offset == _lastOffset && record.Partition == _lastPartition;
        (_lastOffset, _lastPartition) = (record.Offset, record.Partition);
        if (isRepeated || record.Fate != RecordFate.Event || !IsNew(record))
        {
            return false;
        }

        marketEvent.EventTimeNs = record.EventTimeNs;
        marketEvent.Symbol = record.Symbol;
        marketEvent.Channel = _channel;
        marketEvent.Partition = record.Partition;
        marketEvent.Offset = record.Offset;
        switch (_channel)
        {
            case EventChannel.Quote:
                (marketEvent.BidPriceE8, marketEvent.BidSizeE8) = (record.Value0, record.Value1);
                (marketEvent.AskPriceE8, marketEvent.AskSizeE8) = (record.Value2, record.Value3);
                break;
            case EventChannel.Trade:
                (marketEvent.PriceE8, marketEvent.SizeE8) = (record.Value0, record.Value1);
                break;
            case EventChannel.Status:
                marketEvent.Flags = record.Value0 == 1 ? EventFlags.Halted : EventFlags.None;
                break;
            default:
                break;
        }

        Watch(ref marketEvent);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Watch(ref MarketEvent marketEvent)
    {
        long timeNs = marketEvent.EventTimeNs;
        ref long highestNs = ref _highestNs[marketEvent.Symbol];
        if (timeNs >= highestNs)
        {
            highestNs = timeNs;
        }
        else if (highestNs - timeNs > _boundNs)
        {
            marketEvent.Flags |= EventFlags.Late;
            return;
        }

        if (timeNs >= HighestNs)
        {
            HighestNs = timeNs;
        }
        else
        {
            DisorderNs = Math.Max(DisorderNs, HighestNs - timeNs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsNew(in MarketRecord record)
    {
        if (record.Symbol >= _highestNs.Length)
        {
            Grow(record.Symbol);
        }

        return _channel switch
        {
            EventChannel.Trade => (_seen[record.Symbol] ??= new SeenIdentities()).AddTrade(record.TradeIdKind, record.Value2, record.Value3),
            EventChannel.Bar => (_seen[record.Symbol] ??= new SeenIdentities()).AddBar(record.EventTimeNs - EventTime.NsPerMinute),
            _ => true,
        };
    }

    private void Grow(int symbol)
    {
        int length = Math.Max(symbol + 1, _highestNs.Length * 2);
        long[] times = NewTimes(length);
        _highestNs.CopyTo(times, 0);
        _highestNs = times;
        Array.Resize(ref _seen, length);
    }

    private static long[] NewTimes(int length)
    {
        var times = new long[length];
        Array.Fill(times, long.MinValue);
        return times;
    }
}
