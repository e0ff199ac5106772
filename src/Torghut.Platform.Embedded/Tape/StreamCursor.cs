using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Reads one finished stream from start to end, chunk by chunk.</summary>
internal sealed unsafe class StreamCursor
{
    private readonly TapeStream _stream;
    private readonly TapeChunkStore _store;
    private TapeEntry[]? _buffer;
    private TapeEntry* _entries;
    private int _rest;
    private int _nextChunk;

    /// <summary>Stands before the first entry; <see cref="Load"/> comes first.</summary>
    /// <param name="stream">A finished stream.</param>
    /// <param name="symbol">Ordinal of its symbol.</param>
    /// <param name="store">Where its chunks are; outlives the cursor.</param>
    public StreamCursor(TapeStream stream, ushort symbol, TapeChunkStore store)
    {
        _stream = stream;
        _store = store;
        Symbol = symbol;
        Channel = stream.Channel;
        Bars = Channel == EventChannel.Bar ? stream.Bars : null;
        Rank = (symbol * TapeFormat.Channels.Count) + (int)stream.Channel;
    }

    /// <summary>Ordinal of the symbol.</summary>
    public ushort Symbol { get; }

    /// <summary>Channel.</summary>
    public EventChannel Channel { get; }

    /// <summary>Place among streams at the same instant: by symbol, then channel.</summary>
    public int Rank { get; }

    /// <summary>Values of the bars; null on other channels.</summary>
    public IReadOnlyList<BarValues>? Bars { get; }

    /// <summary>What the next entry is sorted by.</summary>
    public long NextTimeNs { get; private set; }

    /// <summary>The entries of the current chunk that are not taken yet.</summary>
    public ReadOnlySpan<TapeEntry> Rest => new(_entries, _rest);

    /// <summary>Takes entries of the current chunk; loads the next one behind its last.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Take(int count)
    {
        _rest -= count;
        if (_rest == 0)
        {
            return Load();
        }

        _entries += count;
        NextTimeNs = _entries->OrderTimeNs;
        return true;
    }

    /// <summary>Loads the next chunk.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Load()
    {
        if (_nextChunk == _stream.Chunks.Count)
        {
            return false;
        }

        TapeChunk chunk = _stream.Chunks[_nextChunk++];
        _entries = _store.Load(in chunk, ref _buffer);
        _rest = chunk.Count;
        NextTimeNs = _entries->OrderTimeNs;
        return true;
    }
}
