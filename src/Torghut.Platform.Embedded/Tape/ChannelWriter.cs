using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Writes one channel's file, batch by batch, out of rows that come in total order.</summary>
internal sealed class ChannelWriter : IDisposable
{
    private readonly EventChannel _channel;
    private readonly IReadOnlyList<TapeColumn> _columns;
    private readonly int[] _offsets;
    private readonly byte[] _body;
    private readonly Schema _schema;
    private readonly StringArray _symbols;
    private readonly TapeFileStream _stream;
    private readonly ArrowFileWriter _writer;
    private readonly List<long> _batchOffsets = [];
    private int _rows;
    private long _allRows;

    /// <summary>Creates the file.</summary>
    public ChannelWriter(string folder, EventChannel channel, IReadOnlyList<string> symbols, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        _channel = channel;
        _columns = TapeFormat.Columns(channel);
        _offsets = TapeFormat.ColumnOffsets(_columns, TapeFormat.BatchRows);
        _body = GC.AllocateUninitializedArray<byte>(_offsets[^1]);
        _schema = TapeFormat.Schema(channel, metadata);
        _symbols = new StringArray.Builder().AppendRange(symbols).Build();
        _stream = new TapeFileStream(Path.Combine(folder, TapeFormat.FileName(channel)));
        _writer = new ArrowFileWriter(_stream, _schema, leaveOpen: true);
    }

    /// <summary>Adds consecutive rows of one symbol.</summary>
    /// <param name="entries">The rows.</param>
    /// <param name="sequence">Place of the first one in the total order.</param>
    /// <param name="symbol">Ordinal of the symbol.</param>
    /// <param name="bars">Values of the bars; null on other channels.</param>
    public void Add(ReadOnlySpan<TapeEntry> entries, long sequence, ushort symbol, IReadOnlyList<BarValues>? bars)
    {
        while (entries.Length > 0)
        {
            int part = Math.Min(entries.Length, TapeFormat.BatchRows - _rows);
            Fill(entries[..part], sequence, symbol);
            if (bars is not null)
            {
                FillBars(entries[..part], bars);
            }

            _rows += part;
            sequence += part;
            entries = entries[part..];
            if (_rows == TapeFormat.BatchRows)
            {
                WriteBatch();
            }
        }
    }

    /// <summary>Writes the rest and the footer, waits for the disk, and describes the file.</summary>
    public TapeFileDocument Finish()
    {
        if (_rows > 0)
        {
            WriteBatch();
        }

        _writer.WriteEnd();
        _stream.Finish();
        return new TapeFileDocument
        {
            Name = TapeFormat.FileName(_channel),
            Channel = _channel,
            Rows = _allRows,
            Bytes = _stream.Length,
            Checksum = _stream.Checksum,
            BatchBodyOffsets = _batchOffsets,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ReadOnlySpan<TapeEntry> entries, long sequence, ushort symbol)
    {
        Span<long> sequences = Column<long>(TapeFormat.Sequence, entries.Length);
        Span<long> times = Column<long>(TapeFormat.Time, entries.Length);
        int tail = _columns.Count - 4;
        Span<long> offsets = Column<long>(tail, entries.Length);
        Span<int> partitions = Column<int>(tail + 1, entries.Length);
        Span<ushort> symbols = Column<ushort>(tail + 2, entries.Length);
        Span<byte> flags = Column<byte>(tail + 3, entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            ref readonly MarketEvent marketEvent = ref entries[i].Event;
            sequences[i] = sequence + i;
            times[i] = marketEvent.EventTimeNs;
            offsets[i] = marketEvent.Offset;
            partitions[i] = marketEvent.Partition;
            symbols[i] = symbol;
            flags[i] = (byte)marketEvent.Flags;
        }

        if (_channel is EventChannel.Quote or EventChannel.Trade)
        {
            Span<long> bidPrices = Column<long>(TapeFormat.Values, entries.Length);
            Span<long> bidSizes = Column<long>(TapeFormat.Values + 1, entries.Length);
            for (int i = 0; i < entries.Length; i++)
            {
                bidPrices[i] = entries[i].Event.BidPriceE8;
                bidSizes[i] = entries[i].Event.BidSizeE8;
            }
        }

        if (_channel == EventChannel.Quote)
        {
            Span<long> askPrices = Column<long>(TapeFormat.Values + 2, entries.Length);
            Span<long> askSizes = Column<long>(TapeFormat.Values + 3, entries.Length);
            for (int i = 0; i < entries.Length; i++)
            {
                askPrices[i] = entries[i].Event.AskPriceE8;
                askSizes[i] = entries[i].Event.AskSizeE8;
            }
        }
    }

    private void FillBars(ReadOnlySpan<TapeEntry> entries, IReadOnlyList<BarValues> bars)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            BarValues values = bars[entries[i].Event.BarIndex];
            ReadOnlySpan<long> row =
            [
                values.StartNs, values.OpenE8, values.HighE8, values.LowE8, values.CloseE8, values.VolumeE8, values.VwapE8 ?? 0, values.TradeCount,
            ];
            for (int column = 0; column < row.Length; column++)
            {
                Column<long>(TapeFormat.Values + column, entries.Length)[i] = row[column];
            }
        }
    }

    /// <summary>The places of the next rows in a column of the batch that is being filled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<T> Column<T>(int column, int rows)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(_body.AsSpan(_offsets[column])).Slice(_rows, rows);

    private void WriteBatch()
    {
        IArrowArray[] arrays = new IArrowArray[_columns.Count];
        for (int i = 0; i < arrays.Length; i++)
        {
            TapeColumn column = _columns[i];
            ArrowBuffer values = new(_body.AsMemory(_offsets[i], column.Width * _rows));
            ArrayData data = column.Kind == TapeColumnKind.Symbol
                ? new ArrayData(column.Type, _rows, 0, 0, [ArrowBuffer.Empty, values], children: null, dictionary: _symbols.Data)
                : new ArrayData(column.Type, _rows, 0, 0, [ArrowBuffer.Empty, values]);
            arrays[i] = ArrowArrayFactory.BuildArray(data);
        }

        // The batch borrows the body, so it is not disposed.
        _writer.WriteRecordBatch(new RecordBatch(_schema, arrays, _rows));
        _batchOffsets.Add(_stream.Position - TapeFormat.ColumnOffsets(_columns, _rows)[^1]);
        _allRows += _rows;
        _rows = 0;
    }
}
