using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Torghut.Market.Events;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Tape;
using static Torghut.Platform.Embedded.Tests.Tape.ScriptedEvent;

namespace Torghut.Platform.Embedded.Tests.Tape;

public sealed class TapeContentTests
{
    private const long E8 = FixedPoint.Scale;

    [Fact]
    public void Every_value_of_every_channel_comes_back()
    {
        var bar = new BarValues(TapeTesting.StartNs, 1 * E8, 4 * E8, 1 * E8, 3 * E8, 1000 * E8, 2 * E8, 17);
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(
            new ScriptedEvent("AAA", EventChannel.Quote, 1, 41) { A = 10, B = 300, C = 12, D = 400, Partition = 5 },
            new ScriptedEvent("BBB", EventChannel.Trade, 2, 42) { A = 11, B = 50, C = 0, D = 0, Partition = 6 },
            new ScriptedEvent("AAA", EventChannel.Status, 3, 43) { Flags = EventFlags.Halted },
            new ScriptedEvent("BBB", EventChannel.Bar, 60_000, 44) { Bar = bar },
            new ScriptedEvent("BBB", EventChannel.Bar, 120_000, 45) { Bar = bar with { VwapE8 = null } }));

        List<(MarketEvent Event, BarValues? Bar)> all = TapeTesting.ReadAll(prepared.Tape);

        MarketEvent quote = all[0].Event;
        Assert.Equal((10 * E8, 300 * E8, 12 * E8, 400 * E8), (quote.BidPriceE8, quote.BidSizeE8, quote.AskPriceE8, quote.AskSizeE8));
        Assert.Equal((41L, 5, (ushort)0, EventChannel.Quote, EventFlags.None), (quote.Offset, quote.Partition, quote.Symbol, quote.Channel, quote.Flags));
        Assert.Equal(TapeTesting.StartNs + EventTime.NsPerMs, quote.EventTimeNs);
        MarketEvent trade = all[1].Event;
        Assert.Equal((11 * E8, 50 * E8, 0L, 0L), (trade.PriceE8, trade.SizeE8, trade.AskPriceE8, trade.AskSizeE8));
        Assert.Equal((42L, 6, (ushort)1), (trade.Offset, trade.Partition, trade.Symbol));
        Assert.Equal((EventFlags.Halted, EventChannel.Status, 0L), (all[2].Event.Flags, all[2].Event.Channel, all[2].Event.BidPriceE8));
        Assert.Equal(bar, all[3].Bar);
        Assert.Equal(bar with { VwapE8 = null }, all[4].Bar);
        Assert.Equal(5, prepared.Tape.EventCount);
    }

    [Fact]
    public void A_reused_batch_keeps_nothing_of_what_it_held()
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(Quote("AAA", 1, 0, bid: 12, ask: 11), Trade("AAA", 2, 0)));
        MarketEvent trade = TapeTesting.ReadAll(prepared.Tape, capacity: 1)[1].Event;
        Assert.Equal((0L, 0L, EventFlags.None), (trade.AskPriceE8, trade.AskSizeE8, trade.Flags));
    }

    [Fact]
    public void Locked_and_crossed_quotes_are_marked_and_one_sided_ones_are_not()
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(
            Quote("AAA", 1, 0, bid: 10, ask: 11), Quote("AAA", 2, 1, bid: 11, ask: 11), Quote("AAA", 3, 2, bid: 12, ask: 11), Quote("AAA", 4, 3, bid: 12, ask: 0), Quote("AAA", 5, 4, bid: 0, ask: 1)));
        Assert.Equal(
            [EventFlags.None, EventFlags.Locked, EventFlags.Crossed, EventFlags.None, EventFlags.None],
            TapeTesting.ReadAll(prepared.Tape).Select(read => read.Event.Flags));
    }

    /// <summary>The library of the format, not our reader: what another tool sees.</summary>
    [Fact]
    public void Files_are_arrow_files_that_other_tools_read()
    {
        ScriptedEvent[] events = [.. Enumerable.Range(0, 10_000).Select(i => i % 3 == 0 ? Trade(i % 2 == 0 ? "AAA" : "BBB", i, i) : Quote("BBB", i, i, bid: i + 1, ask: i + 2))];
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(events));

        var sequences = new List<long>();
        foreach (string name in (string[])["quotes.arrow", "trades.arrow"])
        {
            using var reader = ArrowFileReader.FromFile(Path.Combine(prepared.Folder, name));
            Assert.Equal("AAA,BBB", reader.Schema.Metadata["torghut.symbols"]);
            Assert.Equal(TimeUnit.Nanosecond, ((TimestampType)reader.Schema.GetFieldByName("event_time").DataType).Unit);
            while (reader.ReadNextRecordBatch() is { } batch)
            {
                CheckBatch(batch, name, events);
                sequences.AddRange(((Int64Array)batch.Column("sequence")).Values);
            }
        }

        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (long)i), sequences.Order());
    }

    [Fact]
    public void A_day_without_events_is_a_tape_without_files()
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource());
        Assert.Equal(0, prepared.Tape.EventCount);
        Assert.Empty(TapeTesting.ReadAll(prepared.Tape));
        Assert.Equal(["AAA", "BBB"], prepared.Tape.Symbols.Names);
        Assert.Equal(["tape.json", "tape.json.sha256"], Directory.GetFiles(prepared.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Symbols_that_nobody_asked_for_join_the_table_in_order_of_name()
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(
            folder, new ScriptedSource(Trade("ZZZ", 1, 0), Trade("AB", 2, 0)), TapeTesting.Request with { Symbols = [] });
        Assert.Equal(["AB", "ZZZ"], prepared.Tape.Symbols.Names);
        Assert.Equal([1, 0], TapeTesting.ReadAll(prepared.Tape).Select(read => (int)read.Event.Symbol));
    }

    private static void CheckBatch(RecordBatch batch, string name, ScriptedEvent[] events)
    {
        var symbols = (DictionaryArray)batch.Column("symbol");
        var names = (StringArray)symbols.Dictionary;
        var ordinals = (UInt16Array)symbols.Indices;
        var offsets = (Int64Array)batch.Column("source_offset");
        var times = (TimestampArray)batch.Column("event_time");
        var prices = (Int64Array)batch.Column(name == "trades.arrow" ? "price" : "ask_price");
        for (int row = 0; row < batch.Length; row++)
        {
            ScriptedEvent expected = events[offsets.GetValue(row)!.Value];
            Assert.Equal(expected.Symbol, names.GetString(ordinals.GetValue(row)!.Value));
            Assert.Equal(TapeTesting.StartNs + (expected.AtMs * EventTime.NsPerMs), times.GetValue(row));
            Assert.Equal((name == "trades.arrow" ? expected.A : expected.C) * E8, prices.GetValue(row));
        }
    }
}
