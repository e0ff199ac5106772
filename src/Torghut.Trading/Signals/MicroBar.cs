namespace Torghut.Trading.Signals;

/// <summary>One row of <c>ta_microbars</c>: a bar of one second (or one minute); <c>event_ts</c> is its end.</summary>
public struct MicroBar
{
    /// <summary>Ordinal of the symbol in the run's symbol table.</summary>
    public ushort Symbol;

    /// <summary>Length of the bar.</summary>
    public Timeframe Timeframe;

    /// <summary>End of the bar, nanoseconds since the Unix epoch; the row's <c>event_ts</c> and <c>window_end</c>.</summary>
    public long EndNs;

    /// <summary>When the bar became known: end + <c>ta_ms</c>; the row's <c>ingest_ts</c>.</summary>
    public long IngestNs;

    /// <summary>From 1 per (symbol, timeframe).</summary>
    public long Seq;

    /// <summary>First price.</summary>
    public double Open;

    /// <summary>Highest price.</summary>
    public double High;

    /// <summary>Lowest price.</summary>
    public double Low;

    /// <summary>Last price.</summary>
    public double Close;

    /// <summary>Shares traded.</summary>
    public double Volume;

    /// <summary>Σ price·size ÷ Σ size; NaN (stored as null) without volume.</summary>
    public double Vwap;

    /// <summary>Number of trades.</summary>
    public long Count;
}
