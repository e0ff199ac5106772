namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>Where tumbling bars begin.</summary>
internal static class BarTime
{
    /// <summary>The last multiple of a bar's length at or before a time, nanoseconds since the Unix epoch.</summary>
    public static long Floor(long timeNs, long lengthNs)
    {
        long remainder = timeNs % lengthNs;
        return timeNs - (remainder < 0 ? remainder + lengthNs : remainder);
    }
}
