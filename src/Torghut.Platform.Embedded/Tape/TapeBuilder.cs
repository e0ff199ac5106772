using System.Globalization;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// Makes a tape out of what a source pushes: each stream is sorted on its own as it comes (<see cref="TapeStream"/>),
/// and all are merged into the channels' files at the end.
/// </summary>
internal sealed class TapeBuilder : ITapeSink, IDisposable
{
    private readonly string _folder;
    private readonly DecodeRequest _request;
    private readonly TapeChunkStore _store;
    private readonly Dictionary<string, TapeStream?[]> _streamsOfSymbol = new(StringComparer.Ordinal);
    private readonly List<TapeStream> _streams = [];
    private readonly Lock _gate = new();

    /// <summary>Makes an empty tape.</summary>
    /// <param name="folder">An existing folder that takes the files.</param>
    /// <param name="request">What the source was asked for.</param>
    /// <param name="memoryBudgetBytes">Memory for events that wait for merging; beyond it they wait on disk.</param>
    public TapeBuilder(string folder, DecodeRequest request, long memoryBudgetBytes)
    {
        _folder = folder;
        _request = request;
        int expectedStreams = 2 * Math.Max(8, request.Symbols.Count);
        _store = new TapeChunkStore(Path.Combine(folder, "merge.tmp"), memoryBudgetBytes, expectedStreams);
    }

    /// <inheritdoc/>
    public ITapeStream OpenStream(string symbol, EventChannel channel)
    {
        lock (_gate)
        {
            if (!_streamsOfSymbol.TryGetValue(symbol, out TapeStream?[]? channels))
            {
                channels = new TapeStream?[TapeFormat.Channels.Count];
                _streamsOfSymbol.Add(symbol, channels);
            }

            ref TapeStream? stream = ref channels[(int)channel];
            if (stream is null)
            {
                stream = new TapeStream(symbol, channel, _request, _store);
                _streams.Add(stream);
            }

            return stream;
        }
    }

    /// <summary>Merges the streams, writes the files and puts the account together.</summary>
    /// <param name="key">Cache key of the tape.</param>
    /// <param name="sourceKind">Kind of the source.</param>
    /// <param name="result">The source's account of its records.</param>
    /// <param name="cancellationToken">Honoured while merging.</param>
    public TapeDocument Finish(string key, string sourceKind, DecodeResult result, CancellationToken cancellationToken)
    {
        TapeStream[] streams = [.. _streams];
        foreach (TapeStream stream in streams)
        {
            stream.Finish();
        }

        SymbolTable symbols = MakeSymbols(streams);
        TapeStatistics.RequireConsistent(result, streams);
        InputStatistics statistics = TapeStatistics.Compose(result, streams, symbols, _request.Window);
        List<KeyValuePair<string, string>> metadata = Metadata(sourceKind, result.InputHash, symbols);
        IReadOnlyList<TapeFileDocument> files = WriteFiles(streams, symbols, metadata, cancellationToken);
        return new TapeDocument
        {
            FormatVersion = TapeFormat.Version,
            Key = key,
            SourceKind = sourceKind,
            InputHash = result.InputHash,
            WindowStartNs = EventTime.FromInstant(_request.Window.Start),
            WindowEndNs = EventTime.FromInstant(_request.Window.End),
            MaxOutOfOrderMs = _request.MaxOutOfOrderMs,
            Symbols = symbols.Names,
            Events = files.Sum(file => file.Rows),
            Files = files,
            Statistics = statistics,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private SymbolTable MakeSymbols(IEnumerable<TapeStream> streams)
    {
        try
        {
            return new SymbolTable(_request.Symbols.Concat(streams.Select(stream => stream.Symbol)));
        }
        catch (ArgumentException e)
        {
            throw new SimulationException(ExitCode.Usage, "source_symbols_invalid", $"The input's symbols cannot be used: {e.Message}", e);
        }
    }

    private IReadOnlyList<TapeFileDocument> WriteFiles(
        TapeStream[] streams,
        SymbolTable symbols,
        List<KeyValuePair<string, string>> metadata,
        CancellationToken cancellationToken)
    {
        ChannelWriter?[] writers = new ChannelWriter?[TapeFormat.Channels.Count];
        try
        {
            foreach (EventChannel channel in TapeFormat.Channels)
            {
                if (streams.Any(stream => stream.Channel == channel && stream.Tally.Events > 0))
                {
                    writers[(int)channel] = new ChannelWriter(_folder, channel, symbols.Names, metadata);
                }
            }

            _ = TapeMerger.Merge(streams.Select(stream => new StreamCursor(stream, Ordinal(symbols, stream), _store)), writers, cancellationToken);
            return [.. writers.OfType<ChannelWriter>().Select(writer => writer.Finish())];
        }
        finally
        {
            foreach (ChannelWriter? writer in writers)
            {
                writer?.Dispose();
            }
        }
    }

    private static ushort Ordinal(SymbolTable symbols, TapeStream stream) =>
        symbols.TryGetOrdinal(stream.Symbol, out ushort ordinal)
            ? ordinal
            : throw new InvalidOperationException($"{stream.Symbol} is not in the table.");

    private List<KeyValuePair<string, string>> Metadata(string sourceKind, string inputHash, SymbolTable symbols) =>
    [
        new("torghut.tape_version", TapeFormat.Version.ToString(CultureInfo.InvariantCulture)),
        new("torghut.source_kind", sourceKind),
        new("torghut.input_hash", inputHash),
        new("torghut.window_start", EventTime.Format(_request.Window.Start)),
        new("torghut.window_end", EventTime.Format(_request.Window.End)),
        new("torghut.max_out_of_order_ms", _request.MaxOutOfOrderMs.ToString(CultureInfo.InvariantCulture)),
        new("torghut.symbols", string.Join(',', symbols.Names)),
        .. _request.SourceTopics.OrderBy(topic => topic.Key)
            .Select(topic => new KeyValuePair<string, string>($"torghut.source_topic.{TopicRoles.Key(topic.Key)}", topic.Value)),
    ];
}
