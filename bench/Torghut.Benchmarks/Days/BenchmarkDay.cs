namespace Torghut.Benchmarks.Days;

/// <summary>The day that all benchmarks of one call use.</summary>
/// <param name="DataFolder">LEAN's data folder; null for the synthetic day.</param>
/// <param name="Market">LEAN's market; empty for the synthetic day.</param>
/// <param name="TradingDay">Trading day, <c>yyyy-MM-dd</c>.</param>
/// <param name="Symbols">LEAN's symbols, upper case; empty for the synthetic day, which names its own.</param>
/// <param name="SymbolCount">Number of symbols.</param>
/// <param name="Seed">Seed of the synthetic day; not used by LEAN's.</param>
internal sealed record BenchmarkDay(
    string? DataFolder, string Market, string TradingDay, IReadOnlyList<string> Symbols, int SymbolCount, int Seed)
{
    /// <summary>Whether the day is made up.</summary>
    public bool IsSynthetic => DataFolder is null;

    /// <summary>What a reader must know of the data behind the figures.</summary>
    public string Description => IsSynthetic
        ? $"synthetic day {TradingDay}, seed {Seed}, {SymbolCount} symbols"
        : $"LEAN ticks of {TradingDay} ({string.Join(", ", Symbols)}) in {DataFolder}";

    /// <summary>The synthetic day with so many symbols.</summary>
    public static BenchmarkDay Synthetic(int symbols) => new(null, string.Empty, "2026-02-27", [], symbols, 42);

    /// <summary>A day in LEAN's files.</summary>
    public static BenchmarkDay Lean(string dataFolder, string market, string tradingDay, IReadOnlyList<string> symbols) =>
        new(dataFolder, market, tradingDay, symbols, symbols.Count, 0);
}
