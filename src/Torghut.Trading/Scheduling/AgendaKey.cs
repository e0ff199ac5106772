namespace Torghut.Trading.Scheduling;

/// <summary>
/// The place of a thing on the agenda: by time, rank, then for decisions symbol, window size, sequence and strategy
/// name, then the order in which it was put there. Two keys are never equal.
/// </summary>
/// <param name="DueNs">When it happens, nanoseconds since the Unix epoch.</param>
/// <param name="Rank">Kind.</param>
/// <param name="Symbol">Ordinal of the symbol.</param>
/// <param name="Window">Order of the window size as text; exit overlays of other timeframes stand before all.</param>
/// <param name="Seq">Sequence of the signal.</param>
/// <param name="Strategy">Place of the strategy by name.</param>
/// <param name="Serial">Count of things put on the agenda before.</param>
internal readonly record struct AgendaKey(
    long DueNs, AgendaRank Rank, int Symbol, sbyte Window, long Seq, int Strategy, long Serial)
{
    /// <summary>Whether this stands before another key.</summary>
    public bool IsBefore(in AgendaKey other) => DueNs != other.DueNs ? DueNs < other.DueNs
        : Rank != other.Rank ? Rank < other.Rank
        : Symbol != other.Symbol ? Symbol < other.Symbol
        : Window != other.Window ? Window < other.Window
        : Seq != other.Seq ? Seq < other.Seq
        : Strategy != other.Strategy ? Strategy < other.Strategy
        : Serial < other.Serial;
}
