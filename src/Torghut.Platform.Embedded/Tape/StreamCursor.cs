using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Reads one finished stream from start to end, chunk by chunk, and lets go of each chunk behind it.</summary>
internal sealed class StreamCursor
{
    private readonly TapeStream _stream;
    private readonly TapeChunkStore _store;
    private TapeEntry[] _entries = [];
    private int _position;
    private int _count;
    private int _nextChunk;

    /// <summary>Stands before the first entry; <see cref="Load"/> comes first.</summary>
    /// <param name="stream">A finished stream.</param>
    /// <param name="symbol">Ordinal of its symbol.</param>
    /// <param name="store">Where its chunks are.</param>
    public StreamCursor(TapeStream stream, ushort symbol, TapeChunkStore store)
    {
        _stream = stream;
        _store = store;
        Symbol = symbol;
        Rank = (symbol * TapeFormat.Channels.Count) + (int)stream.Channel;
    }

    /// <summary>Ordinal of the symbol.</summary>
    public ushort Symbol { get; }

    /// <summary>Channel.</summary>
    public EventChannel Channel => _stream.Channel;

    /// <summary>Place among streams at the same instant: by symbol, then channel.</summary>
    public int Rank { get; }

    /// <summary>Values of the bars; null on other channels.</summary>
    public IReadOnlyList<BarValues>? Bars => _stream.Channel == EventChannel.Bar ? _stream.Bars : null;

    /// <summary>What the next entry is sorted by.</summary>
    public long NextTimeNs => _entries[_position].OrderTimeNs;

    /// <summary>The entries of the current chunk that are not taken yet.</summary>
    public ReadOnlySpan<TapeEntry> Rest => _entries.AsSpan(_position, _count - _position);

    /// <summary>Takes entries of the current chunk; loads the next one behind its last.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Take(int count)
    {
        _position += count;
        return _position < _count || Load();
    }

    /// <summary>Loads the next chunk.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Load()
    {
        if (_entries.Length > 0)
        {
            _store.Return(_entries);
            _entries = [];
        }

        if (_nextChunk == _stream.Chunks.Count)
        {
            return false;
        }

        TapeChunk chunk = _stream.TakeChunk(_nextChunk++);
        _entries = _store.Load(in chunk);
        _count = chunk.Count;
        _position = 0;
        return true;
    }
}
