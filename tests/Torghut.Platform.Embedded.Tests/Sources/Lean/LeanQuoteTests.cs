using System.Globalization;
using Torghut.Market.Events;
using Torghut.Market.Integrity;
using Torghut.Market.Prices;
using Torghut.Market.Time;
using Torghut.Platform.Embedded.Tape;
using Torghut.Platform.Embedded.Tests.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

public sealed class LeanQuoteTests
{
    private const string Trade = "34200000,100000,1,P,0,0";

    /// <summary>
    /// Lines (ms after 09:30, side, price, size; <c>!</c> suspicious, <c>x</c> malformed), events
    /// (<c>ms bid*size/ask*size#offset</c>) and outcomes (event, quote half, no change, outside, suspicious, malformed).
    /// </summary>
    [Theory]
    [InlineData("bid and ask of one millisecond are one quote", "0 b 10 1;0 a 11 2", "0 10*1/11*2#1", "1 1 0 0 0 0")]
    [InlineData("a bid alone keeps the ask", "0 b 10 1;0 a 11 2;5 b 9 1", "0 10*1/11*2#1;5 9*1/11*2#2", "2 1 0 0 0 0")]
    [InlineData("an ask alone keeps the bid", "0 b 10 1;0 a 11 2;5 a 12 1", "0 10*1/11*2#1;5 10*1/12*1#2", "2 1 0 0 0 0")]
    [InlineData("a side that nobody has quoted yet is 0", "0 b 10 1;1 a 11 2", "0 10*1/0*0#0;1 10*1/11*2#1", "2 0 0 0 0 0")]
    [InlineData("ask before bid is no pair", "0 a 11 2;0 b 10 1", "0 0*0/11*2#0;0 10*1/11*2#1", "2 0 0 0 0 0")]
    [InlineData("different milliseconds are no pair", "0 b 10 1;1 a 11 2;1 b 10 1", "0 10*1/0*0#0;1 10*1/11*2#1", "2 0 1 0 0 0")]
    [InlineData("a bid behind a bid is no pair", "0 b 10 1;0 b 9 1;0 a 11 2", "0 10*1/0*0#0;0 9*1/11*2#2", "2 1 0 0 0 0")]
    [InlineData("a pair that changes nothing is two lines of no change", "0 b 10 1;0 a 11 2;5 b 10 1;5 a 11 2", "0 10*1/11*2#1", "1 1 2 0 0 0")]
    [InlineData("a pair of which one side changes is a quote", "0 b 10 1;0 a 11 2;5 b 10 1;5 a 11 3", "0 10*1/11*2#1;5 10*1/11*3#3", "2 2 0 0 0 0")]
    [InlineData("a line that changes nothing is no event", "0 b 10 1;0 a 11 2;5 a 11 2;6 b 10 1", "0 10*1/11*2#1", "1 1 2 0 0 0")]
    [InlineData("a size alone is a change", "0 b 10 1;0 a 11 2;5 a 11 1", "0 10*1/11*2#1;5 10*1/11*1#2", "2 1 0 0 0 0")]
    [InlineData("a line of both sides is a quote", "0 ba 10 11;5 ba 10 11;6 ba 10 12", "0 10*1/11*1#0;6 10*1/12*1#2", "2 0 1 0 0 0")]
    [InlineData("a line of neither side says nothing", "0 b 10 1;0 - 0 0;0 a 11 2", "0 10*1/0*0#0;0 10*1/11*2#2", "2 0 1 0 0 0")]
    [InlineData("lines before the window prime it", "-9 b 10 1;-9 a 11 2;0 b 10 1;5 a 12 2", "5 10*1/12*2#3", "1 0 1 2 0 0")]
    [InlineData("lines behind the window change nothing", "0 b 10 1;600000 b 9 1;600000 a 11 1", "0 10*1/0*0#0", "1 0 0 2 0 0")]
    [InlineData("a bid before the window and an ask in it are no pair", "-1 b 10 1;0 a 11 2", "0 10*1/11*2#1", "1 0 0 1 0 0")]
    [InlineData("suspicious lines are not used", "0 b 10 1;0 a! 11 2;5 a 12 2", "0 10*1/0*0#0;5 10*1/12*2#2", "2 0 0 0 1 0")]
    [InlineData("a suspicious line before the window primes nothing", "-5 b! 10 1;0 a 11 2", "0 0*0/11*2#1", "1 0 0 0 1 0")]
    [InlineData("a malformed line parts a pair", "0 b 10 1;x;0 a 11 2", "0 10*1/0*0#0;0 10*1/11*2#2", "2 0 0 0 0 1")]
    [InlineData("a bid at the end of the file is a quote", "0 b 10 1;0 a 11 2;5 b 9 1", "0 10*1/11*2#1;5 9*1/11*2#2", "2 1 0 0 0 0")]
    [InlineData("a late line does not undo what came after its moment", "0 b 10 1;0 a 11 1;9000 b 12 1;50 b 8 1;9001 a 13 1", "0 10*1/11*1#1;9000 12*1/11*1#2;50! 8*1/11*1#3;9001 12*1/13*1#4", "4 1 0 0 0 0")]
    [InlineData("a line slightly behind stands at its moment", "0 b 10 1;0 a 11 1;900 b 12 1;800 b 9 1;901 a 13 1", "0 10*1/11*1#1;800 9*1/11*1#3;900 12*1/11*1#2;901 12*1/13*1#4", "4 1 0 0 0 0")]
    public void Lines_become_quotes(string rule, string lines, string events, string outcomes)
    {
        Assert.NotEmpty(rule);
        using LeanDay day = new LeanDay().Trades("BAC", Trade).Quotes("BAC", [.. lines.Split(';').Select(Line)]);
        using PreparedTape prepared = day.Build();
        Assert.Equal(events, string.Join(';', TapeTesting.ReadAll(prepared.Tape).Select(read => read.Event).Where(e => e.Channel == EventChannel.Quote).Select(Describe)));
        Assert.Equal(outcomes, Outcomes(prepared.Statistics));
    }

    [Fact]
    public void Locked_and_crossed_moments_are_kept_marked_and_counted()
    {
        using LeanDay day = new LeanDay().Trades("BAC", Trade)
            .Quotes("BAC", Line("0 ba 10 11"), Line("1 b 11 1"), Line("2 b 12 1"), Line("3 b 10 1"));
        using PreparedTape prepared = day.Build();
        Assert.Equal(
            [EventFlags.None, EventFlags.Locked, EventFlags.Crossed, EventFlags.None],
            TapeTesting.ReadAll(prepared.Tape).Select(read => read.Event).Where(e => e.Channel == EventChannel.Quote).Select(e => e.Flags));
        RoleStatistics quotes = prepared.Statistics.Roles[1];
        Assert.Equal((4L, 1L, 1L), (quotes.Events, quotes.Locked, quotes.Crossed));
    }

    private static string Line(string text)
    {
        string[] words = text.Split(' ');
        if (words[0] == "x")
        {
            return "not a quote";
        }

        long ms = LeanDay.OpenMs + long.Parse(words[0], CultureInfo.InvariantCulture);
        int suspicious = words[1].EndsWith('!') ? 1 : 0;
        return words[1].TrimEnd('!') switch
        {
            "b" => $"{ms},{words[2]}0000,{words[3]},0,0,P,1,{suspicious}",
            "a" => $"{ms},0,0,{words[2]}0000,{words[3]},P,1,{suspicious}",
            "ba" => $"{ms},{words[2]}0000,1,{words[3]}0000,1,P,1,{suspicious}",
            _ => $"{ms},0,0,0,0,P,1,{suspicious}",
        };
    }

    private static string Describe(MarketEvent quote)
    {
        long openNs = EventTime.FromInstant(new LeanDay().Request.Window.Start);
        static long Whole(long e8) => e8 / FixedPoint.Scale;
        return $"{(quote.EventTimeNs - openNs) / EventTime.NsPerMs}{(quote.IsLate ? "!" : string.Empty)} "
            + $"{Whole(quote.BidPriceE8)}*{Whole(quote.BidSizeE8)}/{Whole(quote.AskPriceE8)}*{Whole(quote.AskSizeE8)}#{quote.Offset}";
    }

    /// <summary>Without the one trade.</summary>
    private static string Outcomes(InputStatistics statistics) =>
        string.Join(' ', ((string[])["event", "quote_half", "no_change", "outside_window", "suspicious", "malformed"])
            .Select(name => statistics.Outcomes[name] - (name == "event" ? 1 : 0)));
}
