namespace Torghut.Reporting.Prices;

/// <summary>Continuity of the signals of one symbol and window size, followed while they are read.</summary>
internal sealed class SignalContinuity(string symbol, string windowSize, long windowStartNs)
{
    private long _lastNs = windowStartNs;
    private long _lastSeq;

    public string Symbol { get; } = symbol;

    public string WindowSize { get; } = windowSize;

    public long Signals { get; private set; }

    public long SequenceGaps { get; private set; }

    public long LongestSilenceNs { get; private set; } = -1;

    public long LongestSilenceStartNs { get; private set; } = windowStartNs;

    /// <summary>Follows a signal; they come ascending in time.</summary>
    public void Add(long timeNs, long seq)
    {
        SequenceGaps += Signals > 0 && seq > _lastSeq + 1 ? 1 : 0;
        _lastSeq = seq;
        Signals++;
        Silence(timeNs);
    }

    /// <summary>Ends at the window's end.</summary>
    public void End(long windowEndNs) => Silence(windowEndNs);

    private void Silence(long untilNs)
    {
        if (untilNs - _lastNs > LongestSilenceNs)
        {
            LongestSilenceNs = untilNs - _lastNs;
            LongestSilenceStartNs = _lastNs;
        }

        _lastNs = untilNs;
    }
}
