namespace Torghut.Lifecycle.Tests.Faults;

/// <summary>
/// Chance of one seed. A draw depends on the seed and on what it is for, never on the draws before it, so that leaving one
/// thing out of a failing run leaves the others as they are.
/// </summary>
internal readonly record struct Draws(ulong Seed)
{
    /// <summary>A number from 0 up to a limit, which it does not reach.</summary>
    public int Below(int limit, string what, long number = 0) => (int)(Bits(what, number) % (ulong)limit);

    /// <summary>Whether something happens so many times in ten thousand.</summary>
    public bool OneIn(int perTenThousand, string what, long number = 0) => Below(10_000, what, number) < perTenThousand;

    /// <summary>A number from 0 up to 1.</summary>
    public double Fraction(string what, long number = 0) => (Bits(what, number) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A time from 0 up to a limit.</summary>
    public TimeSpan Time(TimeSpan limit, string what, long number = 0) => TimeSpan.FromTicks((long)(limit.Ticks * Fraction(what, number)));

    private ulong Bits(string what, long number)
    {
        unchecked
        {
            ulong hash = 14695981039346656037UL;
            foreach (char character in what)
            {
                hash = (hash ^ character) * 1099511628211UL;
            }

            ulong z = Mix(Seed * 0x9E3779B97F4A7C15UL) ^ Mix(hash + ((ulong)number * 0xD1B54A32D192ED03UL));
            return Mix(z + 0x9E3779B97F4A7C15UL);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
