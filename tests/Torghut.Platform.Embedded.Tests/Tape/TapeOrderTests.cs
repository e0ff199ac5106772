using CsCheck;
using Torghut.Market.Events;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;
using static Torghut.Platform.Embedded.Tests.Tape.ScriptedEvent;

namespace Torghut.Platform.Embedded.Tests.Tape;

public sealed class TapeOrderTests
{
    [Fact]
    public void Events_of_one_instant_stand_by_symbol_then_channel_then_offset()
    {
        string[] order = Tape(
            Trade("BBB", 5, 0), Quote("BBB", 5, 0), Trade("AAA", 5, 7), Trade("AAA", 5, 8), Quote("AAA", 5, 3), new("AAA", EventChannel.Status, 5, 1), Trade("AAA", 4, 9));
        Assert.Equal(
            ["AAA Trade 4#9", "AAA Status 5#1", "AAA Quote 5#3", "AAA Trade 5#7", "AAA Trade 5#8", "BBB Quote 5#0", "BBB Trade 5#0"],
            order);
    }

    [Fact]
    public void An_event_within_the_bound_is_put_where_its_time_belongs() =>
        Assert.Equal(
            ["AAA Trade 1000#2", "AAA Trade 3000#0", "AAA Trade 3000#1", "AAA Trade 4000#3"],
            Tape(Trade("AAA", 3000, 1), Trade("AAA", 3000, 0), Trade("AAA", 1000, 2), Trade("AAA", 4000, 3)));

    [Fact]
    public void An_event_strictly_behind_the_watermark_is_late_and_stands_where_its_stream_was() =>
        // 5000 - 2000 = 3000 is still in time, 2999 is late and stands at 5000.
        Assert.Equal(
            ["AAA Trade 1000#0", "AAA Trade 3000#2", "AAA Quote 4000#0", "AAA Trade 5000#1", "AAA Trade 2999#3!", "AAA Quote 5001#1"],
            Tape(Trade("AAA", 1000, 0), Trade("AAA", 5000, 1), Trade("AAA", 3000, 2), Trade("AAA", 2999, 3), Quote("AAA", 4000, 0), Quote("AAA", 5001, 1)));

    [Fact]
    public void Channels_and_symbols_have_watermarks_of_their_own() =>
        Assert.DoesNotContain(Tape(Trade("AAA", 9000, 0), Quote("AAA", 0, 0), Trade("BBB", 0, 0)), line => line.EndsWith('!'));

    [Fact]
    public void A_late_event_moves_no_watermark() =>
        Assert.Equal(
            ["AAA Trade 5000#0", "AAA Trade 100#1!", "AAA Trade 200#2!"],
            Tape(Trade("AAA", 5000, 0), Trade("AAA", 100, 1), Trade("AAA", 200, 2)));

    [Fact]
    public void With_a_bound_of_zero_only_equal_times_are_in_time() =>
        Assert.Equal(
            ["AAA Trade 10#0", "AAA Trade 10#1", "AAA Trade 9#2!"],
            Tape(TapeTesting.Request with { MaxOutOfOrderMs = 0 }, Trade("AAA", 10, 0), Trade("AAA", 10, 1), Trade("AAA", 9, 2)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(4096)]
    public void The_size_of_the_readers_batch_changes_nothing(int capacity)
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(Trade("AAA", 1, 0), Quote("AAA", 2, 0), Trade("BBB", 3, 0), Quote("BBB", 3, 1)));
        Assert.Equal([0L, 0L, 1L, 0L], TapeTesting.ReadAll(prepared.Tape, capacity).Select(read => read.Event.Offset));
    }

    /// <summary>Any pushes, with and without memory to keep them: the tape is what sorting everything at once gives.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(64 << 20)]
    public void Any_day_comes_out_as_if_sorted_at_once(long memoryBudgetBytes)
    {
        var options = new TapeCacheOptions { MemoryBudgetBytes = memoryBudgetBytes };
        Gen<ScriptedEvent> gen = Gen.Select(Gen.Char['A', 'C'], Gen.Bool, Gen.Int[0, 3000])
            .Select((symbol, quote, stepBackMs) => new ScriptedEvent(new string(symbol, 3), quote ? EventChannel.Quote : EventChannel.Trade, stepBackMs, 0));
        gen.Array[0, 600].Sample(
            drawn =>
            {
                // Times rise through the day with steps back of up to three seconds; offsets are places in the input.
                ScriptedEvent[] events = [.. drawn.Select((e, i) => e with { AtMs = (i * 50) + 3000 - e.AtMs, Offset = i })];
                using var folder = new TemporaryFolder();
                using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(events), options: options);
                Assert.Equal(SortAtOnce(events), TapeTesting.Describe(prepared.Tape));
            },
            iter: 30);
    }

    [Fact]
    public void A_stream_that_is_wholly_out_of_order_within_a_wide_bound_is_sorted()
    {
        ScriptedEvent[] events = [.. Enumerable.Range(0, 20_000).Select(i => Trade("AAA", (i * 7919) % 20_000, i))];
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(
            folder, new ScriptedSource(events), TapeTesting.Request with { MaxOutOfOrderMs = 600_000 }, new TapeCacheOptions { MemoryBudgetBytes = 1 << 20 });
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => TapeTesting.StartNs + (i * 1_000_000L)), TapeTesting.ReadAll(prepared.Tape, 1000).Select(e => e.Event.EventTimeNs));
    }

    private static string[] Tape(params ScriptedEvent[] events) => Tape(TapeTesting.Request, events);

    private static string[] Tape(DecodeRequest request, params ScriptedEvent[] events)
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(events), request);
        return TapeTesting.Describe(prepared.Tape);
    }

    /// <summary>The rule of the contract, told in the plainest way.</summary>
    private static IEnumerable<string> SortAtOnce(ScriptedEvent[] events)
    {
        var highest = new Dictionary<(string, EventChannel), long>();
        var placed = new List<(long OrderMs, ScriptedEvent Event, bool Late)>();
        foreach (ScriptedEvent e in events)
        {
            long seen = highest.GetValueOrDefault((e.Symbol, e.Channel), long.MinValue / 2);
            bool late = e.AtMs < seen - 2000;
            highest[(e.Symbol, e.Channel)] = Math.Max(seen, e.AtMs);
            placed.Add((late ? seen : e.AtMs, e, late));
        }

        return placed.OrderBy(p => p.OrderMs).ThenBy(p => p.Event.Symbol, StringComparer.Ordinal).ThenBy(p => p.Event.Channel).ThenBy(p => p.Event.Offset)
            .Select(p => $"{p.Event.Symbol} {p.Event.Channel} {p.Event.AtMs}#{p.Event.Offset}{(p.Late ? "!" : string.Empty)}");
    }
}
