using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Market.Records;

/// <summary>A window in the units of records, <c>[start, end)</c>.</summary>
public readonly record struct WindowTimes
{
    private readonly long _startNs;
    private readonly long _endNs;
    private readonly long _startMs;
    private readonly long _endMs;

    /// <summary>Converts a window.</summary>
    public WindowTimes(ReplayWindow window)
    {
        _startNs = EventTime.FromInstant(window.Start);
        _endNs = EventTime.FromInstant(window.End);

        // Whole milliseconds lie in a window of nanoseconds exactly if they lie between its ends rounded up.
        _startMs = CeilingMs(_startNs);
        _endMs = CeilingMs(_endNs);
    }

    /// <summary>Whether a record belongs to the window by its own timestamp, so that it is replayed.</summary>
    public bool HoldsRecord(long timestampMs) => timestampMs >= _startMs && timestampMs < _endMs;

    /// <summary>Whether an event belongs to the window by its event time.</summary>
    public bool HoldsEvent(long eventTimeNs) => eventTimeNs >= _startNs && eventTimeNs < _endNs;

    /// <summary>Whether a bar belongs to the window by its end: the window's end is one, its start is none.</summary>
    public bool HoldsBarEnd(long endNs) => endNs > _startNs && endNs <= _endNs;

    private static long CeilingMs(long ns) => (ns / EventTime.NsPerMs) + (ns % EventTime.NsPerMs > 0 ? 1 : 0);
}
