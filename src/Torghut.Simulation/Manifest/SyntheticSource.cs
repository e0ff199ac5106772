using System.Globalization;

namespace Torghut.Simulation.Manifest;

/// <summary><c>synthetic</c>: a seeded day that looks like a market.</summary>
public sealed record SyntheticSource : SourceSection
{
    /// <summary>Most symbols of a synthetic day.</summary>
    public const int MaxSymbols = 1_000;

    /// <summary>The names of a day whose symbols are given by number, or not at all.</summary>
    public static IReadOnlyList<string> BuiltInSymbols { get; } =
        Array.AsReadOnly(["AAPL", "AMD", "AMZN", "GOOGL", "META", "MSFT", "NVDA", "TSLA"]);

    /// <inheritdoc/>
    public override string Kind => "synthetic";

    /// <summary>Seed of the day: equal seed, day and symbols give the same day.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Symbols of the day, upper case, distinct.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = BuiltInSymbols;

    /// <inheritdoc/>
    public override IReadOnlyList<string> NamedSymbols => Symbols;

    /// <summary>The first names of a day with so many symbols: the built-in ones, then <c>SYN0009</c>, <c>SYN0010</c>, ….</summary>
    /// <param name="count">From 1 to <see cref="MaxSymbols"/>.</param>
    public static IReadOnlyList<string> SymbolsByCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxSymbols);
        var symbols = new string[count];
        for (var i = 0; i < count; i++)
        {
            symbols[i] = i < BuiltInSymbols.Count
                ? BuiltInSymbols[i]
                : string.Create(CultureInfo.InvariantCulture, $"SYN{i + 1:D4}");
        }

        return symbols.AsReadOnly();
    }
}
