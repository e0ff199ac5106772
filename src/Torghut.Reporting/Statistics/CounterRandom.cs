namespace Torghut.Reporting.Statistics;

/// <summary>
/// Random numbers addressed by a counter: the mix of SplitMix64 (Steele, Lea, Flood 2014) over seed and counter. The same
/// seed and counter give the same number whatever was drawn before.
/// </summary>
internal readonly struct CounterRandom(long seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>64 uniformly distributed bits.</summary>
    public ulong Bits(ulong counter)
    {
        unchecked
        {
            ulong z = (ulong)seed + ((counter + 1) * Golden);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1; the bias is below count/2^64.</summary>
    public int Index(ulong counter, int count) => (int)Math.BigMul(Bits(counter), (ulong)count, out _);
}
