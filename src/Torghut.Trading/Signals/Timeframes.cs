namespace Torghut.Trading.Signals;

/// <summary>Spellings of the timeframes.</summary>
public static class Timeframes
{
    /// <summary>Spelling in the signal store's <c>window_size</c>.</summary>
    public static string WindowSize(Timeframe timeframe) => timeframe == Timeframe.OneSecond ? "PT1S" : "PT1M";

    /// <summary>Spelling in <c>strategies.base_timeframe</c> and decisions.</summary>
    public static string Name(Timeframe timeframe) => timeframe == Timeframe.OneSecond ? "1Sec" : "1Min";

    /// <summary>Length in nanoseconds.</summary>
    public static long LengthNs(Timeframe timeframe) =>
        timeframe == Timeframe.OneSecond ? Market.Time.EventTime.NsPerSecond : Market.Time.EventTime.NsPerMinute;
}
