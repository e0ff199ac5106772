using System.Runtime.CompilerServices;
using System.Numerics;

namespace Torghut.Trading.TechnicalAnalysis;

/// <summary>
/// A set of symbol ordinals that gives its least member at a cost that does not depend on the number of symbols: three
/// levels of 64-bit words, a bit of an upper level standing for a word of the lower that is not zero.
/// </summary>
internal sealed class SymbolSet
{
    /// <summary>What <see cref="First"/> is for an empty set; above every ordinal.</summary>
    public const int None = int.MaxValue;

    private readonly ulong[] _members;
    private readonly ulong[] _words;
    private ulong _groups;

    /// <summary>Makes an empty set.</summary>
    /// <param name="capacity">Number of symbols; members are below it.</param>
    public SymbolSet(int capacity)
    {
        _members = new ulong[(capacity + 63) / 64];
        _words = new ulong[(_members.Length + 63) / 64];
    }

    /// <summary>Whether the set has no member.</summary>
    public bool IsEmpty => _groups == 0;

    /// <summary>The least member; <see cref="None"/> if there is none.</summary>
    public int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_groups == 0)
            {
                return None;
            }

            int group = BitOperations.TrailingZeroCount(_groups);
            int word = (group << 6) | BitOperations.TrailingZeroCount(_words[group]);
            return (word << 6) | BitOperations.TrailingZeroCount(_members[word]);
        }
    }

    /// <summary>Adds a member.</summary>
    /// <returns>False if it was one already.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(int ordinal)
    {
        int word = ordinal >> 6;
        ulong bit = 1UL << (ordinal & 63);
        ulong members = _members[word];
        if ((members & bit) != 0)
        {
            return false;
        }

        _members[word] = members | bit;
        _words[word >> 6] |= 1UL << (word & 63);
        _groups |= 1UL << (word >> 6);
        return true;
    }

    /// <summary>Takes a member out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Remove(int ordinal)
    {
        int word = ordinal >> 6;
        if ((_members[word] &= ~(1UL << (ordinal & 63))) != 0)
        {
            return;
        }

        int group = word >> 6;
        if ((_words[group] &= ~(1UL << (word & 63))) == 0)
        {
            _groups &= ~(1UL << group);
        }
    }
}
