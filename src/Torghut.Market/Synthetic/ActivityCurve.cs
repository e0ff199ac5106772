using Torghut.Market.Numerics;
using Torghut.Market.Sessions;
using Torghut.Market.Time;

namespace Torghut.Market.Synthetic;

/// <summary>
/// How busy each second of the session is, the mean being 1: a plain with a burst after the open that fades with a time constant
/// of 14 minutes and one before the close that grows with 11.
/// </summary>
internal sealed class ActivityCurve
{
    private const double OpeningBurst = 2.4;
    private const double OpeningSeconds = 14 * 60;
    private const double ClosingBurst = 2.6;
    private const double ClosingSeconds = 11 * 60;

    private readonly double[] _bySecond;

    /// <summary>Makes the curve of a session.</summary>
    public ActivityCurve(TradingSession session)
    {
        OpenNs = EventTime.FromInstant(session.Open);
        CloseNs = EventTime.FromInstant(session.Close);
        int seconds = (int)Math.Max(1, (CloseNs - OpenNs) / EventTime.NsPerSecond);
        _bySecond = new double[seconds];
        double sum = 0;

        // e^(−x) step by step: two factors instead of thousands of exponentials.
        double fade = DeterministicMath.Exp(-1 / OpeningSeconds);
        double grow = DeterministicMath.Exp(1 / ClosingSeconds);
        double opening = OpeningBurst;
        double closing = ClosingBurst * DeterministicMath.Exp(-seconds / ClosingSeconds);
        for (int i = 0; i < seconds; i++)
        {
            _bySecond[i] = 1 + opening + closing;
            sum += _bySecond[i];
            opening *= fade;
            closing *= grow;
        }

        for (int i = 0; i < seconds; i++)
        {
            _bySecond[i] *= seconds / sum;
        }
    }

    /// <summary>The open, nanoseconds since the Unix epoch.</summary>
    public long OpenNs { get; }

    /// <summary>The close, nanoseconds since the Unix epoch.</summary>
    public long CloseNs { get; }

    /// <summary>Seconds of the session.</summary>
    public int Seconds => _bySecond.Length;

    /// <summary>Activity in a second, counted from the open; 1 on average.</summary>
    public double this[int second] => _bySecond[Math.Clamp(second, 0, _bySecond.Length - 1)];
}
