using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;

namespace Torghut.Compliance;

/// <summary>What every signal store has to do, whatever database keeps it. A platform derives from it and says how to open its own.</summary>
public abstract class SignalStoreCompliance
{
    protected const long Start = 1_381_152_600 * EventTime.NsPerSecond;

    protected static SymbolTable Symbols { get; } = new(["AIG", "BAC", "BRK.B", "X\\Y'Z"]);

    protected static IReadOnlyDictionary<TopicRole, string> Topics { get; } = new Dictionary<TopicRole, string> { [TopicRole.Trades] = "t.trades" };

    /// <summary>Begins the store of the test; each test has one of its own.</summary>
    protected abstract ISignalStoreWriter CreateWriter();

    /// <summary>Opens the completed store of the test.</summary>
    protected abstract ISignalStoreReader OpenReader();

    [Fact]
    public void Rows_come_back_by_event_time_and_symbol_with_nulls_for_what_is_not_a_number()
    {
        Write(
            [Bar(1, 2, 1, 11), Bar(0, 1, 1, 10), Bar(0, 2, 2, 12)],
            [Sign(1, 2, 1, 99.5), Sign(0, 1, 1, double.NaN), Sign(0, 2, 2, double.PositiveInfinity)]);

        using ISignalStoreReader reader = OpenReader();
        MicroBarRow[] bars = [.. reader.ReadMicroBars()];
        SignalRow[] signals = [.. reader.ReadSignals()];

        Assert.Equal([("AIG", 1L, 10.0), ("AIG", 2L, 12.0), ("BAC", 1L, 11.0)], bars.Select(bar => (bar.Symbol, bar.Seq, bar.Close)));
        Assert.Equal(Start + EventTime.NsPerSecond, bars[0].EventNs);
        Assert.Equal("PT1S", bars[0].WindowSize);
        Assert.Equal([null, null, 99.5], signals.Select(signal => signal.BidPrice));
    }

    [Fact]
    public void Every_value_comes_back_bit_by_bit()
    {
        double[] values = [0.1, 1.0 / 3, double.Epsilon, double.MaxValue, -0.0, 1e22, 181.12345678901234, -2.2250738585072014E-308];
        Write([.. values.Select((value, i) => Bar(0, i, i + 1, value))], [.. values.Select((value, i) => Sign(0, i, i + 1, value))]);
        using ISignalStoreReader reader = OpenReader();
        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), reader.ReadMicroBars().Select(bar => BitConverter.DoubleToInt64Bits(bar.Close)));
        Assert.Equal(
            values.Select(BitConverter.DoubleToInt64Bits), reader.ReadSignals().Select(signal => BitConverter.DoubleToInt64Bits(signal.BidPrice!.Value)));
    }

    [Fact]
    public void Symbols_of_any_spelling_come_back()
    {
        Write([Bar(2, 1, 1, 1), Bar(3, 1, 1, 2)], []);
        using ISignalStoreReader reader = OpenReader();
        Assert.Equal(["BRK.B", "X\\Y'Z"], reader.ReadMicroBars().Select(bar => bar.Symbol));
    }

    [Fact]
    public void A_later_row_of_the_same_identity_replaces_the_first()
    {
        Write([Bar(0, 1, 1, 10), Bar(0, 1, 1, 20), Bar(1, 1, 1, 30)], [Sign(0, 1, 1, 1), Sign(0, 1, 1, 2)]);

        using ISignalStoreReader reader = OpenReader();
        Assert.Equal([20.0, 30.0], reader.ReadMicroBars().Select(bar => bar.Close));
        Assert.Equal([2.0], reader.ReadSignals().Select(signal => signal.BidPrice!.Value));
    }

    [Fact]
    public void The_newest_row_of_an_identity_counts_whatever_comes_last()
    {
        MicroBar newer = Bar(0, 1, 1, 10);
        newer.IngestNs += EventTime.NsPerSecond;
        Write([newer, Bar(0, 1, 1, 20)], []);
        using ISignalStoreReader reader = OpenReader();
        Assert.Equal([10.0], reader.ReadMicroBars().Select(bar => bar.Close));
    }

    [Fact]
    public void The_two_window_sizes_are_kept_apart()
    {
        MicroBar minute = Bar(0, 60, 1, 20);
        minute.Timeframe = Timeframe.OneMinute;
        Write([Bar(0, 60, 1, 10), minute], []);
        using ISignalStoreReader reader = OpenReader();
        Assert.Equal([("PT1M", 20.0), ("PT1S", 10.0)], reader.ReadMicroBars().Select(bar => (bar.WindowSize, bar.Close)));
    }

    [Fact]
    public void An_empty_store_has_no_rows()
    {
        Write([], []);
        using ISignalStoreReader reader = OpenReader();
        Assert.Empty(reader.ReadMicroBars());
        Assert.Empty(reader.ReadSignals());
    }

    protected static MicroBar Bar(ushort symbol, int second, long seq, double close) => new()
    {
        Symbol = symbol,
        Timeframe = Timeframe.OneSecond,
        EndNs = Start + (second * EventTime.NsPerSecond),
        IngestNs = Start + ((second + 2) * EventTime.NsPerSecond),
        Seq = seq,
        Open = close,
        High = close,
        Low = close,
        Close = close,
        Volume = 100,
        Vwap = close,
        Count = 1,
    };

    protected static Signal Sign(ushort symbol, int second, long seq, double bid) => new()
    {
        Symbol = symbol,
        Timeframe = Timeframe.OneSecond,
        EndNs = Start + (second * EventTime.NsPerSecond),
        IngestNs = Start + ((second + 2) * EventTime.NsPerSecond),
        Seq = seq,
        ImbalanceBidPx = bid,
        ImbalanceAskPx = bid + 0.01,
        LastRecord = new SourceRecord(TopicRole.Trades, 3, 44),
    };

    protected void Write(MicroBar[] bars, Signal[] signals)
    {
        using ISignalStoreWriter writer = CreateWriter();
        writer.Append(bars, signals);
        writer.Complete();
    }
}
