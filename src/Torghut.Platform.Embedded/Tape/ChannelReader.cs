using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>Reads one channel's file forwards, one record batch at a time into the same memory.</summary>
internal sealed class ChannelReader
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly TapeFileDocument _document;
    private readonly IReadOnlyList<TapeColumn> _columns;
    private readonly byte[] _body;
    private int[] _offsets;
    private int _nextBatch;
    private int _row;
    private int _rows;

    /// <summary>Stands before the first row.</summary>
    public ChannelReader(SafeFileHandle file, string path, TapeFileDocument document)
    {
        _file = file;
        _path = path;
        _document = document;
        _columns = TapeFormat.Columns(document.Channel);
        _offsets = TapeFormat.ColumnOffsets(_columns, TapeFormat.BatchRows);
        _body = GC.AllocateUninitializedArray<byte>(_offsets[^1]);
    }

    /// <summary>Puts the rows of a range of the total order into their places.</summary>
    /// <param name="firstSequence">Place of the batch's first event in the total order; rows before it were taken before.</param>
    /// <param name="count">Events in the batch.</param>
    /// <param name="batch">Takes them.</param>
    /// <returns>How many rows it put.</returns>
    public int Fill(long firstSequence, int count, MarketEventBatch batch)
    {
        int filled = 0;
        while (_row < _rows || LoadBatch())
        {
            int part = RowsBefore(firstSequence + count);
            if (part == 0)
            {
                break;
            }

            Scatter(part, firstSequence, batch.Buffer[..count]);
            if (_document.Channel == EventChannel.Bar)
            {
                AddBars(part, firstSequence, batch);
            }

            _row += part;
            filled += part;
        }

        return filled;
    }

    private bool LoadBatch()
    {
        if (_nextBatch == _document.BatchBodyOffsets.Count)
        {
            return false;
        }

        long taken = (long)_nextBatch * TapeFormat.BatchRows;
        _rows = (int)Math.Min(TapeFormat.BatchRows, _document.Rows - taken);
        _row = 0;
        if (_rows < TapeFormat.BatchRows)
        {
            _offsets = TapeFormat.ColumnOffsets(_columns, _rows);
        }

        Span<byte> body = _body.AsSpan(0, _offsets[^1]);
        long offset = _document.BatchBodyOffsets[_nextBatch++];
        while (body.Length > 0)
        {
            int read = ReadPart(body, offset);
            body = body[read..];
            offset += read;
        }

        return true;
    }

    private int ReadPart(Span<byte> body, long offset)
    {
        try
        {
            int read = RandomAccess.Read(_file, body, offset);
            return read > 0 ? read : throw TapeErrors.Unreadable(_path, "it is shorter than it was");
        }
        catch (IOException e)
        {
            throw TapeErrors.Unreadable(_path, e.Message);
        }
    }

    private int RowsBefore(long endSequence)
    {
        ReadOnlySpan<long> sequences = Column<long>(TapeFormat.Sequence, _rows - _row);
        if (sequences[^1] < endSequence)
        {
            return sequences.Length;
        }

        int found = sequences.BinarySearch(endSequence);
        return found < 0 ? ~found : found;
    }

    /// <summary>
    /// The hot loop of reading. Column lengths are equal by construction, so rows are read without bounds checks; the place of
    /// an event comes from the file, so it is written with one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(int rows, long firstSequence, Span<MarketEvent> events)
    {
        EventChannel channel = _document.Channel;
        int tail = _columns.Count - 4;
        ref long sequences = ref MemoryMarshal.GetReference(Column<long>(TapeFormat.Sequence, rows));
        ref long times = ref MemoryMarshal.GetReference(Column<long>(TapeFormat.Time, rows));
        ref long offsets = ref MemoryMarshal.GetReference(Column<long>(tail, rows));
        ref int partitions = ref MemoryMarshal.GetReference(Column<int>(tail + 1, rows));
        ref ushort symbols = ref MemoryMarshal.GetReference(Column<ushort>(tail + 2, rows));
        ref byte flags = ref MemoryMarshal.GetReference(Column<byte>(tail + 3, rows));
        bool valued = channel is EventChannel.Quote or EventChannel.Trade;
        bool quoted = channel == EventChannel.Quote;
        // Channels without a column read their times instead, and drop them.
        ref long bidPrices = ref MemoryMarshal.GetReference(Column<long>(valued ? TapeFormat.Values : TapeFormat.Time, rows));
        ref long bidSizes = ref MemoryMarshal.GetReference(Column<long>(valued ? TapeFormat.Values + 1 : TapeFormat.Time, rows));
        ref long askPrices = ref MemoryMarshal.GetReference(Column<long>(quoted ? TapeFormat.Values + 2 : TapeFormat.Time, rows));
        ref long askSizes = ref MemoryMarshal.GetReference(Column<long>(quoted ? TapeFormat.Values + 3 : TapeFormat.Time, rows));
        long valueMask = valued ? -1 : 0;
        long quoteMask = quoted ? -1 : 0;
        for (nint i = 0; i < rows; i++)
        {
            ref MarketEvent target = ref events[unchecked((int)(Unsafe.Add(ref sequences, i) - firstSequence))];
            target.EventTimeNs = Unsafe.Add(ref times, i);
            target.BidPriceE8 = Unsafe.Add(ref bidPrices, i) & valueMask;
            target.BidSizeE8 = Unsafe.Add(ref bidSizes, i) & valueMask;
            target.AskPriceE8 = Unsafe.Add(ref askPrices, i) & quoteMask;
            target.AskSizeE8 = Unsafe.Add(ref askSizes, i) & quoteMask;
            target.Offset = Unsafe.Add(ref offsets, i);
            target.Partition = Unsafe.Add(ref partitions, i);
            target.Symbol = Unsafe.Add(ref symbols, i);
            target.Channel = channel;
            target.Flags = (EventFlags)Unsafe.Add(ref flags, i);
        }
    }

    private void AddBars(int rows, long firstSequence, MarketEventBatch batch)
    {
        ReadOnlySpan<long> sequences = Column<long>(TapeFormat.Sequence, rows);
        for (int i = 0; i < rows; i++)
        {
            long Value(int column) => Column<long>(TapeFormat.Values + column, rows)[i];
            long vwapE8 = Value(6);
            var values = new BarValues(Value(0), Value(1), Value(2), Value(3), Value(4), Value(5), vwapE8 == 0 ? null : vwapE8, Value(7));
            batch.Buffer[(int)(sequences[i] - firstSequence)].BarIndex = batch.AddBar(in values);
        }
    }

    /// <summary>The next rows of a column of the loaded batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<T> Column<T>(int column, int rows)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(_body.AsSpan(_offsets[column])).Slice(_row, rows);
}
