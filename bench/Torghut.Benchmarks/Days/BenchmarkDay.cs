namespace Torghut.Benchmarks.Days;

/// <summary>The day that all benchmarks of one call use.</summary>
/// <param name="DataFolder">LEAN's data folder; null for the synthetic day.</param>
/// <param name="Market">LEAN's market; empty for the synthetic day.</param>
/// <param name="TradingDay">Trading day, <c>yyyy-MM-dd</c>.</param>
/// <param name="Symbols">Symbols of the day, upper case.</param>
/// <param name="Seed">Seed of the synthetic day; not used by LEAN's.</param>
internal sealed record BenchmarkDay(string? DataFolder, string Market, string TradingDay, IReadOnlyList<string> Symbols, int Seed)
{
    /// <summary>Whether the day is made up.</summary>
    public bool IsSynthetic => DataFolder is null;

    /// <summary>What a reader must know of the data behind the figures.</summary>
    public string Description => IsSynthetic
        ? $"synthetic day {TradingDay}, seed {Seed}, {Symbols.Count} symbols"
        : $"LEAN ticks of {TradingDay} ({string.Join(", ", Symbols)}) in {DataFolder}";
}
