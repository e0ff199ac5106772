using NodaTime;
using Torghut.Platform.Embedded.Tape;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

public sealed class LeanErrorTests
{
    private const string Trade = "34200000,100000,1,P,0,0";
    private const string Quote = "34200000,100000,1,0,0,P,1,0";

    [Fact]
    public void A_data_folder_that_is_not_there_is_named()
    {
        using var day = new LeanDay();
        RequireRefused(day, "source_missing", "/data does not exist", "above equity/");
    }

    [Fact]
    public void A_folder_that_is_no_lean_data_folder_is_named()
    {
        using var day = new LeanDay();
        Directory.CreateDirectory(Path.Combine(day.Root, "data", "crypto"));
        RequireRefused(day, "source_missing", "has no folder equity/usa/tick");
    }

    [Fact]
    public void A_symbol_that_is_not_there_is_named_with_those_that_are()
    {
        using LeanDay day = new LeanDay().Trades("AIG", Trade).Quotes("AIG", Quote).Trades("IBM", Trade);
        RequireRefused(day, "source_missing", "BAC has no quotes of 2013-10-07", "20131007_quote.zip", "AIG, IBM", "equity/usa/tick/bac/20131007_trade.zip");
    }

    [Fact]
    public void A_day_that_is_not_there_is_named_with_those_that_are()
    {
        using LeanDay other = new LeanDay { Day = new LocalDate(2013, 10, 8) }.Trades("BAC", Trade).Quotes("BAC", Quote);
        RequireRefused(other, "source_missing", "BAC has no quotes of 2013-10-07", "The folder has quotes of 2013-10-08");
    }

    [Fact]
    public void Trades_without_quotes_are_refused()
    {
        using LeanDay day = new LeanDay().Trades("BAC", Trade);
        RequireRefused(day, "source_missing", "BAC has no quotes", "20131007_quote.zip does not exist");
    }

    [Theory]
    [InlineData("20131007_aig_Trade_Tick.csv", "is of symbol AIG")]
    [InlineData("20131008_bac_Trade_Tick.csv", "is of day 20131008")]
    [InlineData("20131007_bac_Quote_Tick.csv", "has quotes")]
    [InlineData("20131007_bac_Trade_Second.csv", "is no tick data")]
    [InlineData("bac.csv", "does not say its day, symbol and kind")]
    public void An_entry_of_another_symbol_day_or_kind_is_refused(string entry, string found)
    {
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Add("BAC", "trade", Trade, entry);
        RequireRefused(day, "source_mismatch", "20131007_trade.zip", entry, found, "expected 20131007_bac_trade_tick.csv");
    }

    [Theory]
    [InlineData("20131007_bac_trade_tick.csv")]
    [InlineData("20131007_BAC_TRADE_TICK.CSV")]
    [InlineData("20131007_bac_tick_trade.csv")]
    public void Other_spellings_of_the_entry_are_read(string entry)
    {
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Add("BAC", "trade", Trade, entry);
        using PreparedTape prepared = day.Build();
        Assert.Equal(2, prepared.Tape.EventCount);
    }

    [Fact]
    public void A_zip_without_entries_or_with_several_is_refused()
    {
        using LeanDay none = new LeanDay().Quotes("BAC", Quote).Add("BAC", "trade", Trade, string.Empty);
        RequireRefused(none, "source_unreadable", "it has no entry");
        using LeanDay two = new LeanDay().Quotes("BAC", Quote).Add("BAC", "trade", Trade, "20131007_bac_Trade_Tick.csv", "b.csv");
        RequireRefused(two, "source_unreadable", "it has 2 entries");
    }

    [Fact]
    public void A_file_without_lines_is_refused()
    {
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Add("BAC", "trade", string.Empty);
        RequireRefused(day, "source_unreadable", "20131007_trade.zip", "it has no lines");
    }

    [Fact]
    public void A_file_of_which_no_line_can_be_parsed_is_refused()
    {
        using LeanDay day = new LeanDay().Quotes("BAC", Quote).Trades("BAC", Quote, Quote);
        RequireRefused(day, "source_unreadable", "none of its 2 lines can be parsed", "line 1", "8 fields, expected 6");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void A_truncated_zip_is_refused(double keep)
    {
        using LeanDay day = Large();
        using (FileStream file = File.OpenWrite(day.PathOf("BAC", "trade")))
        {
            file.SetLength((long)(file.Length * keep));
        }

        RequireRefused(day, "source_unreadable", "20131007_trade.zip", "cut off, damaged or no zip");
    }

    [Fact]
    public void A_flipped_bit_in_the_content_is_noticed()
    {
        using LeanDay day = Large();
        string path = day.PathOf("BAC", "trade");
        byte[] original = File.ReadAllBytes(path);
        for (int at = 200; at < original.Length - 200; at += original.Length / 25)
        {
            byte[] damaged = [.. original];
            damaged[at] ^= 4;
            File.WriteAllBytes(path, damaged);
            RequireRefused(day, "source_unreadable", "20131007_trade.zip", "damaged");
        }
    }

    [Fact]
    public void Symbols_must_be_names_and_there_must_be_one()
    {
        using LeanDay none = new() { Request = LeanDay.RequestFor(new LocalDate(2013, 10, 7), new LocalTime(9, 30), new LocalTime(9, 40)) };
        RequireRefused(none, "source_symbols_missing", "source.symbols is empty");
        using LeanDay path = new() { Request = LeanDay.RequestFor(new LocalDate(2013, 10, 7), new LocalTime(9, 30), new LocalTime(9, 40), "../BAC") };
        Directory.CreateDirectory(Path.Combine(path.Root, "data", "equity", "usa", "tick"));
        RequireRefused(path, "source_symbols_invalid", "'../BAC' is no symbol");
    }

    private static LeanDay Large() =>
        new LeanDay().Quotes("BAC", Quote).Trades("BAC", [.. Enumerable.Range(0, 20_000).Select(i => $"{34_200_000 + i},{100_000 + (i * 7919 % 1000)},{i * 31 % 977},P,0,0")]);

    private static void RequireRefused(LeanDay day, string code, params string[] says)
    {
        SimulationException refused = Assert.Throws<SimulationException>(day.Build);
        Assert.Equal((ExitCode.Usage, code), (refused.ExitCode, refused.Code));
        Assert.All(says, part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
        string tapes = Path.Combine(day.Root, "runs", ".tapes");
        Assert.Empty(Directory.Exists(tapes) ? Directory.GetDirectories(tapes) : []);
    }
}
