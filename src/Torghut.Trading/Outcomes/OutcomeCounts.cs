using Torghut.Market.Time;

namespace Torghut.Trading.Outcomes;

/// <summary>
/// Counts of signals and their outcomes by strategy, symbol and half hour. Half hours are those of the clock (every
/// session opens on one); a signal belongs to the half hour in which its bar ends, the end included.
/// </summary>
internal sealed class OutcomeCounts
{
    private const long HalfHourNs = 30 * EventTime.NsPerMinute;

    private readonly int _symbols;
    private readonly long _firstHalfHourNs;
    private readonly int _outcomeCount = SignalOutcomes.All.Count;
    private readonly int[] _produced;
    private readonly int[] _outcomes;

    /// <summary>Makes empty counts.</summary>
    public OutcomeCounts(int strategies, int symbols, long startNs, long endNs)
    {
        _symbols = symbols;
        _firstHalfHourNs = startNs - (startNs % HalfHourNs);
        HalfHours = (int)((endNs - _firstHalfHourNs + HalfHourNs - 1) / HalfHourNs);
        _produced = new int[strategies * symbols * HalfHours];
        _outcomes = new int[_produced.Length * _outcomeCount];
    }

    /// <summary>Number of half hours from the window's start to its end.</summary>
    public int HalfHours { get; }

    /// <summary>Start of a half hour, nanoseconds since the Unix epoch.</summary>
    public long HalfHourStartNs(int halfHour) => _firstHalfHourNs + (halfHour * HalfHourNs);

    /// <summary>End of a half hour, nanoseconds since the Unix epoch.</summary>
    public long HalfHourEndNs(int halfHour) => HalfHourStartNs(halfHour) + HalfHourNs;

    /// <summary>A signal that the strategy reads was produced.</summary>
    public void AddProduced(int strategy, int symbol, long signalNs) => _produced[Cell(strategy, symbol, signalNs)]++;

    /// <summary>The signal was handled with this outcome.</summary>
    public void AddOutcome(int strategy, int symbol, long signalNs, SignalOutcome outcome) =>
        _outcomes[(Cell(strategy, symbol, signalNs) * _outcomeCount) + (int)outcome]++;

    /// <summary>Signals produced in a half hour.</summary>
    public int Produced(int strategy, int symbol, int halfHour) => _produced[CellOf(strategy, symbol, halfHour)];

    /// <summary>Signals with an outcome in a half hour.</summary>
    public int Count(int strategy, int symbol, int halfHour, SignalOutcome outcome) =>
        _outcomes[(CellOf(strategy, symbol, halfHour) * _outcomeCount) + (int)outcome];

    private int CellOf(int strategy, int symbol, int halfHour) => (((strategy * _symbols) + symbol) * HalfHours) + halfHour;

    private int Cell(int strategy, int symbol, long signalNs)
    {
        // The last bar of a window that ends within a second ends after the window.
        long halfHour = Math.Clamp((signalNs - 1 - _firstHalfHourNs) / HalfHourNs, 0, HalfHours - 1);
        return CellOf(strategy, symbol, (int)halfHour);
    }
}
