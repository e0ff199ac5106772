using Torghut.Market.Records;
using Torghut.Platform.Embedded.Sources.Records;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Holds decoded records in the order in which they were added: the first 40 MB in memory, the rest in a temporary file.
/// </summary>
internal sealed class DumpRecordStore : IDisposable
{
    /// <summary>Records in one piece, about 1.6 MB.</summary>
    public const int PieceRecords = 1 << 14;

    private const int PiecesInMemory = 25;

    private readonly List<MarketRecord[]> _inMemory = [];
    private readonly List<long> _onDisk = [];
    private MarketRecord[] _piece = new MarketRecord[PieceRecords];
    private int _filled;
    private TemporaryFile? _file;

    /// <summary>Number of records.</summary>
    public long Count => ((long)(_inMemory.Count + _onDisk.Count) * PieceRecords) + _filled;

    /// <summary>Appends a record.</summary>
    public void Add(in MarketRecord record)
    {
        if (_filled == PieceRecords)
        {
            Store();
        }

        _piece[_filled++] = record;
    }

    /// <summary>Reads the records in the order in which they were added; nothing may be added any more.</summary>
    public IDumpRecords Read() => new Reader(this);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Store()
    {
        if (_inMemory.Count < PiecesInMemory)
        {
            _inMemory.Add(_piece);
            _piece = new MarketRecord[PieceRecords];
        }
        else
        {
            _file ??= new TemporaryFile();
            _onDisk.Add(_file.Append<MarketRecord>(_piece));
        }

        _filled = 0;
    }

    private sealed class Reader(DumpRecordStore store) : IDumpRecords
    {
        private MarketRecord[]? _buffer;
        private int _next;

        public ReadOnlySpan<MarketRecord> Next()
        {
            int piece = _next++;
            if (piece < store._inMemory.Count)
            {
                return store._inMemory[piece];
            }

            piece -= store._inMemory.Count;
            if (piece < store._onDisk.Count)
            {
                _buffer ??= new MarketRecord[PieceRecords];
                store._file!.Read<MarketRecord>(store._onDisk[piece], _buffer);
                return _buffer;
            }

            return piece == store._onDisk.Count ? store._piece.AsSpan(0, store._filled) : default;
        }
    }
}
