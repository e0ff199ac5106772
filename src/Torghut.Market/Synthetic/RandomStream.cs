using System.Numerics;
using Torghut.Market.Numerics;

namespace Torghut.Market.Synthetic;

/// <summary>
/// A stream of random numbers that is the same on every machine: the generator xoshiro256** of Blackman and Vigna ("Scrambled
/// linear pseudorandom number generators", 2018), its state filled by SplitMix64 as its authors advise.
/// </summary>
internal sealed class RandomStream
{
    private const double TwoToMinus53 = 1.0 / 9_007_199_254_740_992.0;
    private const int Steps = 1 << 12;

    /// <summary>Quantiles of the exponential distribution with mean 1 at the middles of equal steps of probability.</summary>
    private static readonly double[] ExponentialQuantiles = MakeQuantiles(probability => -DeterministicMath.Log(1 - probability));

    /// <summary>Quantiles of the standard normal distribution.</summary>
    private static readonly double[] NormalQuantiles = MakeQuantiles(StandardNormal.Quantile);

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Makes the stream that belongs to a seed.</summary>
    public RandomStream(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>64 uniformly distributed bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            ulong shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * TwoToMinus53;

    /// <summary>Uniform in [low, high).</summary>
    public double NextBetween(double low, double high) => low + ((high - low) * NextUnit());

    /// <summary>Uniform among 0 … count − 1 (to within count/2^53).</summary>
    public int NextIndex(int count) => (int)(NextUnit() * count);

    /// <summary>True with the probability given.</summary>
    public bool NextChance(double probability) => NextUnit() < probability;

    /// <summary>
    /// Exponential with mean 1, from a table of quantiles with straight lines between: cut off at 9, which is enough for a
    /// market that is invented.
    /// </summary>
    public double NextExponential() => NextFrom(ExponentialQuantiles);

    /// <summary>Normal with mean 0 and standard deviation 1, from a table of quantiles: cut off at ±3.7.</summary>
    public double NextNormal() => NextFrom(NormalQuantiles);

    /// <summary>How often in a row a thing of this probability happens, at most <paramref name="most"/>.</summary>
    public int NextRun(double probability, int most)
    {
        int run = 0;
        while (run < most && NextChance(probability))
        {
            run++;
        }

        return run;
    }

    private double NextFrom(double[] quantiles)
    {
        double place = NextUnit() * (Steps - 1);
        int index = (int)place;
        double low = quantiles[index];
        return low + ((place - index) * (quantiles[index + 1] - low));
    }

    private static double[] MakeQuantiles(Func<double, double> quantile)
    {
        double[] quantiles = new double[Steps];
        for (int i = 0; i < Steps; i++)
        {
            quantiles[i] = quantile((i + 0.5) / Steps);
        }

        return quantiles;
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
