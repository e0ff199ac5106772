using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>One stream of a recorder: turns events into records, a thousand at a time.</summary>
internal sealed class DumpRecorderStream : ITapeStream
{
    private const int BufferRecords = 1024;

    private readonly ushort _symbol;
    private readonly TopicRole _role;
    private readonly Action<ReadOnlySpan<MarketRecord>> _take;
    private readonly MarketRecord[] _buffer = new MarketRecord[BufferRecords];
    private int _filled;

    /// <summary>Makes a stream.</summary>
    public DumpRecorderStream(ushort symbol, EventChannel channel, Action<ReadOnlySpan<MarketRecord>> take)
    {
        _symbol = symbol;
        _role = TopicRoles.ForChannel(channel);
        _take = take;
    }

    /// <inheritdoc/>
    public void Write(in MarketEvent marketEvent)
    {
        ref MarketRecord record = ref Add(marketEvent);
        (record.Value0, record.Value1) = (marketEvent.BidPriceE8, marketEvent.BidSizeE8);
        (record.Value2, record.Value3) = (marketEvent.AskPriceE8, marketEvent.AskSizeE8);
        if (_role == TopicRole.Status)
        {
            record.Value0 = (marketEvent.Flags & EventFlags.Halted) != 0 ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public void WriteBar(in MarketEvent marketEvent, in BarValues values) => Add(marketEvent).SetBar(values);

    /// <summary>Hands on what is left.</summary>
    public void Flush()
    {
        _take(_buffer.AsSpan(0, _filled));
        _filled = 0;
    }

    private ref MarketRecord Add(in MarketEvent marketEvent)
    {
        if (_filled == BufferRecords)
        {
            Flush();
        }

        ref MarketRecord record = ref _buffer[_filled++];
        record = default;
        record.Role = _role;
        record.Topic = (ushort)_role;
        record.Symbol = _symbol;
        record.Partition = marketEvent.Partition;
        record.Offset = marketEvent.Offset;
        record.EventTimeNs = marketEvent.EventTimeNs;
        return ref record;
    }
}
