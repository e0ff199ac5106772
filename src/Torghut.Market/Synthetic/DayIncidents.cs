namespace Torghut.Market.Synthetic;

/// <summary>What happens to single symbols on this day: one trading pause and two price jumps.</summary>
/// <param name="PausedSymbol">Ordinal of the symbol whose trading is paused.</param>
/// <param name="PausePlace">When it is paused, as a part of the session.</param>
/// <param name="Jumps">The jumps.</param>
internal sealed record DayIncidents(int PausedSymbol, double PausePlace, IReadOnlyList<PriceJump> Jumps)
{
    /// <summary>Draws the incidents of a day.</summary>
    public static DayIncidents Draw(ulong seed, int symbols)
    {
        RandomStream random = new(seed);
        int paused = random.NextIndex(symbols);
        double place = random.NextBetween(0.35, 0.6);
        PriceJump[] jumps = [Jump(random, symbols, 0.12, 0.32), Jump(random, symbols, 0.65, 0.88)];
        return new DayIncidents(paused, place, jumps);
    }

    private static PriceJump Jump(RandomStream random, int symbols, double earliest, double latest)
    {
        int symbol = random.NextIndex(symbols);
        double place = random.NextBetween(earliest, latest);
        double size = random.NextBetween(0.008, 0.018);
        return new PriceJump(symbol, place, random.NextChance(0.5) ? size : -size);
    }
}
