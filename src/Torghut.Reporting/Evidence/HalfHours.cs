using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Reporting.Evidence;

/// <summary>
/// The half hours of the clock that a window touches. A moment at the very end of a half hour belongs to it, as signals
/// and bars do; the very start of the window belongs to the first.
/// </summary>
internal sealed class HalfHours
{
    private const long LengthNs = 30 * EventTime.NsPerMinute;
    private readonly long _firstNs;
    private readonly long _windowStartNs;
    private readonly long _windowEndNs;

    public HalfHours(ReplayWindow window)
    {
        _windowStartNs = EventTime.FromInstant(window.Start);
        _windowEndNs = EventTime.FromInstant(window.End);
        _firstNs = _windowStartNs - (_windowStartNs % LengthNs);
        Count = (int)((_windowEndNs - _firstNs + LengthNs - 1) / LengthNs);
    }

    /// <summary>Number of half hours.</summary>
    public int Count { get; }

    /// <summary>Start of a half hour, nanoseconds since the Unix epoch.</summary>
    public long StartNs(int index) => _firstNs + (index * LengthNs);

    /// <summary>Start of a half hour as text.</summary>
    public string Key(int index) => TimeText.Of(StartNs(index));

    /// <summary>The half hour of a moment; −1 outside the window.</summary>
    public int IndexOf(long timeNs) =>
        timeNs < _windowStartNs || timeNs > _windowEndNs ? -1 : (int)(Math.Max(timeNs - 1 - _firstNs, 0) / LengthNs);

    /// <summary>The half hour that starts at a moment; −1 if none of the window does.</summary>
    public int IndexOfStart(long startNs)
    {
        long index = (startNs - _firstNs) / LengthNs;
        return startNs >= _firstNs && index < Count ? (int)index : -1;
    }
}
