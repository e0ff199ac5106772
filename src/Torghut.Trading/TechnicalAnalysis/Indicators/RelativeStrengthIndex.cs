using System.Runtime.CompilerServices;

namespace Torghut.Trading.TechnicalAnalysis.Indicators;

/// <summary>
/// Relative strength index over 14 changes after J. Welles Wilder (New Concepts in Technical Trading Systems, 1978):
/// the first averages of gains and losses are the means of the first 14 changes, later ones (13·average + change) ÷ 14.
/// The index is 100·gain ÷ (gain + loss), which equals 100 − 100 ÷ (1 + gain ÷ loss) and is 100 without losses; with
/// neither gains nor losses it is 50.
/// </summary>
public struct RelativeStrengthIndex
{
    /// <summary>Number of changes in an average.</summary>
    public const int Length = 14;

    // Below this sum of averages (units of 1e-8, so the least change is 1) a standing price no longer decays them: the
    // index does not depend on their scale, and they would end as the few bits of the smallest doubles.
    private const double LeastDecayed = 1e-200;

    private long _previousE8;
    private int _closes;
    private double _gain;
    private double _loss;

    /// <summary>The index, 0 to 100; NaN until 15 closes.</summary>
    public readonly double Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_closes <= Length)
            {
                return double.NaN;
            }

            double sum = _gain + _loss;
            return sum == 0 ? 50 : 100 * _gain / sum;
        }
    }

    /// <summary>Takes the next close, units of 1e-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long closeE8)
    {
        if (_closes == 0)
        {
            _previousE8 = closeE8;
            _closes = 1;
            return;
        }

        double change = closeE8 - _previousE8;
        _previousE8 = closeE8;
        double gain = change > 0 ? change : 0;
        double loss = change < 0 ? -change : 0;
        if (_closes > Length)
        {
            if (change != 0 || _gain + _loss > LeastDecayed)
            {
                _gain = ((Length - 1) * _gain + gain) / Length;
                _loss = ((Length - 1) * _loss + loss) / Length;
            }

            return;
        }

        _gain += gain;
        _loss += loss;
        _closes++;
        if (_closes > Length)
        {
            _gain /= Length;
            _loss /= Length;
        }
    }
}
