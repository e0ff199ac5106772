using Apache.Arrow;
using Apache.Arrow.Types;
using Torghut.Market.Events;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>
/// The layout of a tape: one uncompressed Arrow IPC file per channel, rows in total order, record batches of
/// <see cref="BatchRows"/> rows of which only the last may be shorter. <c>sequence</c> is the row's place in the total
/// order over all channels, so that a reader puts the channels together without comparing anything.
/// </summary>
internal static class TapeFormat
{
    /// <summary>Goes up whenever the same input would give other files; part of the cache key.</summary>
    public const int Version = 3;

    /// <summary>Rows of a record batch; a multiple of 64, so that no column of a full batch needs padding.</summary>
    public const int BatchRows = 4096;

    /// <summary>The columns that every channel begins with, in this order.</summary>
    public const int Sequence = 0;

    /// <summary>Column of event times.</summary>
    public const int Time = 1;

    /// <summary>First of the channel's own columns; behind them stand offset, partition, symbol and flags.</summary>
    public const int Values = 2;

    private const string PriceUnit = "1e-8";

    /// <summary>Type of instants.</summary>
    public static TimestampType TimeType { get; } = new(TimeUnit.Nanosecond, "UTC");

    /// <summary>Type of symbols.</summary>
    public static DictionaryType SymbolType { get; } = new(UInt16Type.Default, StringType.Default, ordered: true);

    /// <summary>Channels in the order of their files.</summary>
    public static IReadOnlyList<EventChannel> Channels { get; } = Enum.GetValues<EventChannel>();

    /// <summary>File name of a channel.</summary>
    public static string FileName(EventChannel channel) => TopicRoles.Key(TopicRoles.ForChannel(channel)) + ".arrow";

    /// <summary>Columns of a channel.</summary>
    public static IReadOnlyList<TapeColumn> Columns(EventChannel channel) =>
    [
        new("sequence", TapeColumnKind.Int64, null, "place in the total order of all events of the tape, from 0"),
        new("event_time", TapeColumnKind.Time, null, channel == EventChannel.Bar ? "end of the bar" : "event time"),
        .. ValueColumns(channel),
        new("source_offset", TapeColumnKind.Int64, null, "offset of the source record in its partition"),
        new("source_partition", TapeColumnKind.Int32, null, "partition of the source record in the topic of its role"),
        new("symbol", TapeColumnKind.Symbol, null, "symbol"),
        new("flags", TapeColumnKind.Flags, "bits", "1 late, 2 locked, 4 crossed, 8 halted"),
    ];

    /// <summary>Where a column begins in the body of a record batch.</summary>
    public static int[] ColumnOffsets(IReadOnlyList<TapeColumn> columns, int rows)
    {
        int[] offsets = new int[columns.Count + 1];
        for (int i = 0; i < columns.Count; i++)
        {
            offsets[i + 1] = offsets[i] + (((columns[i].Width * rows) + 7) & ~7);
        }

        return offsets;
    }

    /// <summary>Schema of a channel's file.</summary>
    public static Schema Schema(EventChannel channel, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        IEnumerable<Field> fields = Columns(channel).Select(column => new Field(column.Name, column.Type, nullable: false, FieldMetadata(column)));
        return new Schema(fields, metadata);
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldMetadata(TapeColumn column)
    {
        if (column.Unit is not null)
        {
            yield return new("unit", column.Unit);
        }

        yield return new("description", column.Meaning);
    }

    private static IEnumerable<TapeColumn> ValueColumns(EventChannel channel) => channel switch
    {
        EventChannel.Quote =>
        [
            new("bid_price", TapeColumnKind.Int64, PriceUnit, "bid price; 0 without a bid"),
            new("bid_size", TapeColumnKind.Int64, PriceUnit, "bid size in shares"),
            new("ask_price", TapeColumnKind.Int64, PriceUnit, "ask price; 0 without an ask"),
            new("ask_size", TapeColumnKind.Int64, PriceUnit, "ask size in shares"),
        ],
        EventChannel.Trade =>
        [
            new("price", TapeColumnKind.Int64, PriceUnit, "price"),
            new("size", TapeColumnKind.Int64, PriceUnit, "size in shares"),
        ],
        EventChannel.Bar =>
        [
            new("start", TapeColumnKind.Time, null, "start of the bar"),
            new("open", TapeColumnKind.Int64, PriceUnit, "first price"),
            new("high", TapeColumnKind.Int64, PriceUnit, "highest price"),
            new("low", TapeColumnKind.Int64, PriceUnit, "lowest price"),
            new("close", TapeColumnKind.Int64, PriceUnit, "last price"),
            new("volume", TapeColumnKind.Int64, PriceUnit, "shares traded"),
            new("vwap", TapeColumnKind.Int64, PriceUnit, "volume-weighted average price; 0 where the source gives none"),
            new("trade_count", TapeColumnKind.Int64, null, "number of trades; 0 where the source gives none"),
        ],
        _ => [],
    };
}
