using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Writes what any source pushes as a dump. Read back, the dump gives the same events with the same identities: topic of the role,
/// partition and offset. A record's timestamp is the highest event time of its partition so far, the earliest at which it can
/// have been appended.
/// </summary>
public sealed class DumpRecorder : ITapeSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly DumpRecordStore _store = new();
    private readonly Dictionary<(string Symbol, EventChannel Channel), DumpRecorderStream> _streams = [];
    private readonly DumpNameNumbers _symbols = new();

    private DumpRecorder()
    {
    }

    /// <summary>Records a source's day.</summary>
    /// <param name="source">The source.</param>
    /// <param name="request">What is wanted of it; names the topics.</param>
    /// <param name="path">The dump's file.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="cancellationToken">Ends the work; the file then does not appear.</param>
    public static DumpDigests Record(
        IMarketSource source, DecodeRequest request, string path, DumpCompression compression, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(request);
        using DumpRecorder recorder = new();
        _ = source.Decode(request, recorder, new NoDecodeProgress(), cancellationToken);
        return recorder.Write(request, path, compression, cancellationToken);
    }

    /// <inheritdoc/>
    public ITapeStream OpenStream(string symbol, EventChannel channel)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue((symbol, channel), out DumpRecorderStream? stream))
            {
                stream = new DumpRecorderStream((ushort)_symbols.Add(symbol), channel, Take);
                _streams.Add((symbol, channel), stream);
            }

            return stream;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private void Take(ReadOnlySpan<MarketRecord> records)
    {
        lock (_gate)
        {
            foreach (ref readonly MarketRecord record in records)
            {
                _store.Add(record);
            }
        }
    }

    private DumpDigests Write(DecodeRequest request, string path, DumpCompression compression, CancellationToken cancellationToken)
    {
        foreach (DumpRecorderStream stream in _streams.Values)
        {
            stream.Flush();
        }

        using DumpWriter writer = new(path, compression);
        return DumpAssembly.Write(_store, _symbols.Names, request.SourceTopics, writer, cancellationToken);
    }
}
