using Torghut.Market.Events;
using Torghut.Market.Time;

namespace Torghut.Market.Synthetic;

/// <summary>
/// The feed's end of a symbol: numbers records per channel in the order in which they are appended, stamps them with the
/// time of appending, and once in a while appends a trade a second time.
/// </summary>
internal sealed class RecordQueue
{
    private const int Channels = 4;

    private readonly RandomStream _random;
    private readonly Queue<SyntheticRecord> _records = new();
    private readonly long[] _nextOffset = new long[Channels];
    private long _nextTradeId = 1;
    private SyntheticRecord _duplicate;
    private long _duplicateAtNs = long.MaxValue;

    /// <summary>Makes an empty queue.</summary>
    public RecordQueue(RandomStream random) => _random = random;

    /// <summary>Appends a record.</summary>
    /// <param name="record">The record; offset, record time and trade id are set here.</param>
    /// <param name="atNs">When the feed got it, nanoseconds since the Unix epoch; never before the one appended last.</param>
    public void Add(in SyntheticRecord record, long atNs)
    {
        if (atNs >= _duplicateAtNs)
        {
            Append(_duplicate, _duplicateAtNs);
            _duplicateAtNs = long.MaxValue;
        }

        SyntheticRecord copy = record;
        if (record.Channel == EventChannel.Trade)
        {
            copy.TradeId = _nextTradeId++;
            if (_duplicateAtNs == long.MaxValue && _random.NextChance(0.00006))
            {
                _duplicate = copy;
                _duplicateAtNs = atNs + (long)(_random.NextBetween(0.05, 3) * EventTime.NsPerSecond);
            }
        }

        Append(copy, atNs);
    }

    /// <summary>Forgets a repetition that is still to come, because nothing is traded now.</summary>
    public void DropDuplicate() => _duplicateAtNs = long.MaxValue;

    /// <summary>Takes the first record.</summary>
    public bool TryTake(out SyntheticRecord record) => _records.TryDequeue(out record);

    private void Append(SyntheticRecord record, long atNs)
    {
        const double LeastDelayMs = 1;
        const double MeanDelayMs = 4;
        record.Offset = _nextOffset[(int)record.Channel]++;
        record.RecordTimeMs = (atNs / EventTime.NsPerMs) + (long)(LeastDelayMs + (MeanDelayMs * _random.NextExponential()));
        _records.Enqueue(record);
    }
}
