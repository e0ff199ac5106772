using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Reads a tape forwards: each channel puts its rows into their places of the batch.</summary>
internal sealed class ArrowTapeReader : IMarketTapeReader
{
    private readonly string _folder;
    private readonly long _events;
    private readonly ChannelReader[] _channels;
    private long _sequence;

    /// <summary>Stands before the first event.</summary>
    public ArrowTapeReader(string folder, long events, ChannelReader[] channels)
    {
        _folder = folder;
        _events = events;
        _channels = channels;
    }

    /// <inheritdoc/>
    public bool Read(MarketEventBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Clear();
        int count = (int)Math.Min(batch.Capacity, _events - _sequence);
        int filled = 0;
        foreach (ChannelReader channel in _channels)
        {
            filled += channel.Fill(_sequence, count, batch);
        }

        if (filled != count)
        {
            throw TapeErrors.Unreadable(_folder, $"its files have {filled} of {count} events at place {_sequence}");
        }

        _sequence += count;
        batch.SetCount(count);
        return count > 0;
    }

    /// <summary>Does nothing: the files belong to the tape.</summary>
    public void Dispose()
    {
    }
}
