using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

public sealed class LeanIdentityTests
{
    private const string Trade = "34200000,100000,1,P,0,0";
    private const string Quote = "34200000,100000,1,0,0,P,1,0";

    [Fact]
    public void The_input_hash_is_over_path_and_hash_of_each_zip_in_order_of_path()
    {
        using LeanDay day = Two();
        SourceIdentity identity = day.Source().Identify(day.Request, TestContext.Current.CancellationToken);
        string[] paths = ["aig/20131007_quote.zip", "aig/20131007_trade.zip", "bac/20131007_quote.zip", "bac/20131007_trade.zip"];
        string text = string.Concat(paths.Select(path =>
            $"equity/usa/tick/{path}\t{Hex(File.ReadAllBytes(Path.Combine(day.Root, "data", "equity", "usa", "tick", path)))}\n"));
        Assert.Equal(Hex(Encoding.UTF8.GetBytes(text)), identity.InputHash);
        Assert.Equal(paths.Select(path => "equity/usa/tick/" + path), identity.Files.Select(file => file.Path));
        using PreparedTape prepared = day.Build();
        Assert.Equal(identity.InputHash, prepared.InputHash);
    }

    [Fact]
    public void Symbols_that_are_not_asked_for_are_not_part_of_it()
    {
        using LeanDay day = Two();
        SourceIdentity both = day.Source().Identify(day.Request, TestContext.Current.CancellationToken);
        SourceIdentity one = day.Source().Identify(day.Request with { Symbols = ["BAC"] }, TestContext.Current.CancellationToken);
        Assert.NotEqual(both.InputHash, one.InputHash);
        Assert.Equal(2, one.Files.Count);
    }

    [Fact]
    public void A_changed_zip_has_a_tape_of_its_own()
    {
        using LeanDay day = Two();
        using PreparedTape first = day.Build();
        File.Delete(day.PathOf("BAC", "trade"));
        day.Trades("BAC", Trade, Trade);
        using PreparedTape second = day.Build();
        Assert.False(second.Reused);
        Assert.Equal(first.Tape.EventCount + 1, second.Tape.EventCount);
    }

    private static LeanDay Two()
    {
        var day = new LeanDay { Request = LeanDay.RequestFor(new LocalDate(2013, 10, 7), new LocalTime(9, 30), new LocalTime(9, 40), "BAC", "AIG") };
        return day.Trades("BAC", Trade).Quotes("BAC", Quote).Trades("AIG", Trade).Quotes("AIG", Quote);
    }

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
