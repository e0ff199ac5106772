namespace Torghut.Market.Synthetic;

/// <summary>
/// The value of a stock that quotes and trades follow. Its variance is a slow and a fast mean-reverting square-root process
/// (Heston's, one for the mood of the hour, one for that of the minute) times the activity of the time of day; its drift is
/// drawn anew every few minutes. Only sums, products and square roots: every machine computes the same bits.
/// </summary>
internal sealed class PriceProcess
{
    private const double SlowRate = 1.0 / 1200;
    private const double FastRate = 1.0 / 45;
    private const double SlowSpread = 0.7;
    private const double FastSpread = 0.85;
    private const double LeastVariance = 0.12;

    private static readonly double SlowNoise = SlowSpread * Math.Sqrt(2 * SlowRate);
    private static readonly double FastNoise = FastSpread * Math.Sqrt(2 * FastRate);

    private readonly RandomStream _random;
    private readonly double _basePerSecond;
    private double _slow = 1;
    private double _fast = 1;
    private double _drift;
    private int _driftSecondsLeft;

    /// <summary>Makes a process.</summary>
    /// <param name="random">Its luck.</param>
    /// <param name="price">First value, dollars.</param>
    /// <param name="volatility">Standard deviation of the relative change in an average second.</param>
    public PriceProcess(RandomStream random, double price, double volatility)
    {
        _random = random;
        _basePerSecond = volatility;
        Price = price;
        Volatility = volatility;
    }

    /// <summary>The value now, dollars.</summary>
    public double Price { get; private set; }

    /// <summary>Standard deviation of the relative change per square root of a second, now.</summary>
    public double Volatility { get; private set; }

    /// <summary>Variance now over that of an average second.</summary>
    public double RelativeVariance { get; private set; } = 1;

    /// <summary>How lively the minute is; 1 on average.</summary>
    public double Liveliness => _fast;

    /// <summary>Goes on to another second: its variance, and from time to time another drift.</summary>
    /// <param name="activity">Activity of the time of day; 1 on average.</param>
    public void BeginSecond(double activity)
    {
        _slow = Math.Max(LeastVariance, _slow + (SlowRate * (1 - _slow)) + (SlowNoise * Math.Sqrt(_slow) * _random.NextNormal()));
        _fast = Math.Max(LeastVariance, _fast + (FastRate * (1 - _fast)) + (FastNoise * Math.Sqrt(_fast) * _random.NextNormal()));
        RelativeVariance = _slow * _fast * activity;
        Volatility = _basePerSecond * Math.Sqrt(RelativeVariance);
        if (_driftSecondsLeft-- == 0)
        {
            _driftSecondsLeft = 120 + (int)(480 * _random.NextExponential());
            _drift = _basePerSecond * 0.05 * _random.NextNormal();
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">How much.</param>
    public void Advance(double seconds) =>
        Price *= 1 + (_drift * seconds) + (Volatility * Math.Sqrt(seconds) * _random.NextNormal());

    /// <summary>Changes the value at once.</summary>
    /// <param name="relative">Relative change.</param>
    public void Push(double relative) => Price *= 1 + relative;

    /// <summary>Makes the coming minute livelier.</summary>
    /// <param name="by">Added to its variance, which is 1 on average.</param>
    public void Excite(double by) => _fast += by;
}
