using Torghut.Market.Time;

namespace Torghut.Market.Synthetic;

/// <summary>A volatility trading pause: the price slides, trading stops for five minutes at most, quotes come back first.</summary>
internal sealed class TradingPause
{
    /// <summary>Relative fall in each second of the slide: a twentieth in all, the price band of large stocks.</summary>
    public const double SlidePerSecond = 0.002;

    private const long SlideNs = 25 * EventTime.NsPerSecond;

    private readonly long _slideFromNs;
    private bool _isDone;

    /// <summary>Puts a pause into a session.</summary>
    /// <param name="curve">The session.</param>
    /// <param name="place">Its start, as a part of the session.</param>
    public TradingPause(ActivityCurve curve, double place)
    {
        long lengthNs = curve.CloseNs - curve.OpenNs;
        StartNs = curve.OpenNs + (long)(lengthNs * place);
        EndNs = StartNs + Math.Min(5 * EventTime.NsPerMinute, lengthNs / 20);
        QuotesNs = EndNs - ((EndNs - StartNs) / 10);
        _slideFromNs = StartNs - SlideNs;
    }

    /// <summary>When trading stops.</summary>
    public long StartNs { get; }

    /// <summary>When quotes come back.</summary>
    public long QuotesNs { get; }

    /// <summary>When trading goes on.</summary>
    public long EndNs { get; }

    /// <summary>Whether the price is sliding towards the pause.</summary>
    public bool IsSliding(long nowNs) => !_isDone && nowNs >= _slideFromNs && nowNs < StartNs;

    /// <summary>Whether trading has to stop.</summary>
    public bool IsDue(long nowNs) => !_isDone && nowNs >= StartNs;

    /// <summary>Whether the time lies in the pause.</summary>
    public bool Covers(long timeNs) => timeNs >= StartNs && timeNs < EndNs;

    /// <summary>The pause is over.</summary>
    public void Done() => _isDone = true;
}
