using System.Text;
using CsCheck;
using Torghut.Market.Symbols;

namespace Torghut.Market.Tests.Symbols;

public sealed class SymbolInternerTests
{
    [Fact]
    public void SymbolsAreNumberedInOrderOfAppearanceAndMappedToOrdinalsByName()
    {
        SymbolInterner interner = new();

        Assert.Equal([0, 1, 0, 2, 1], new[] { "MSFT", "AAPL", "MSFT", "A VERY LONG SYMBOL".Replace(' ', '.'), "AAPL" }.Select(s => Intern(interner, s)));

        SymbolTable table = interner.ToTable(out ushort[] ordinals);
        Assert.Equal(["A.VERY.LONG.SYMBOL", "AAPL", "MSFT"], table.Names);
        Assert.Equal([2, 1, 0], ordinals.Select(ordinal => (int)ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("BRK B")]
    [InlineData("A\0")]
    [InlineData("\0")]
    [InlineData("A\u0001B")]
    public void WhatIsNoSymbolIsNotAdmitted(string text)
    {
        SymbolInterner interner = new();
        _ = Intern(interner, "A");

        Assert.Equal(SymbolInterner.Unknown, Intern(interner, text));
        Assert.Equal(1, interner.Count);
    }

    [Fact]
    public void BytesThatAreNoTextAndTooLongOnesAreNotAdmitted()
    {
        SymbolInterner interner = new();

        Assert.Equal(SymbolInterner.Unknown, interner.Intern([0xFF, 0xFE]));
        Assert.Equal(SymbolInterner.Unknown, Intern(interner, new string('A', 65)));
        Assert.Equal(0, Intern(interner, new string('A', 64)));
    }

    [Fact]
    public void ATableAdmitsItsOwnSymbolsOnly()
    {
        SymbolInterner interner = new(new SymbolTable(["MSFT", "AAPL"]));

        Assert.Equal([0, 1, SymbolInterner.Unknown], new[] { "AAPL", "MSFT", "IBM" }.Select(s => Intern(interner, s)));
    }

    [Fact]
    public void ManySymbolsKeepTheirNumbers() =>
        Gen.String[Gen.Char['A', 'Z'], 1, 10].List[1, 700].Sample(symbols =>
        {
            SymbolInterner interner = new();
            int[] first = [.. symbols.Select(s => Intern(interner, s))];
            int[] second = [.. symbols.Select(s => Intern(interner, s))];

            return first.SequenceEqual(second) && first.Select(number => interner.Names[number]).SequenceEqual(symbols)
                && interner.Count == symbols.Distinct().Count();
        });

    private static int Intern(SymbolInterner interner, string symbol) => interner.Intern(Encoding.UTF8.GetBytes(symbol));
}
