using System.Numerics;

namespace Torghut.Market.Records;

/// <summary>
/// An exact set of 64-bit numbers. Sixty-four neighbours share one slot of 16 bytes, so that ids counted upwards cost a
/// fraction of a byte each, and scattered ones about 32 bytes.
/// </summary>
public sealed class NumberSet
{
    private const int FirstSlots = 64;

    private ulong[] _pages = new ulong[FirstSlots];
    private ulong[] _members = new ulong[FirstSlots];
    private int _used;

    /// <summary>Adds a number.</summary>
    /// <returns>False if it was there.</returns>
    public bool Add(ulong number)
    {
        ulong page = number >> 6;
        ulong member = 1UL << (int)(number & 63);
        int slot = Find(_pages, _members, page);
        if (_members[slot] == 0)
        {
            if ((_used + 1) * 3L > _pages.Length * 2L)
            {
                Grow();
                slot = Find(_pages, _members, page);
            }

            _pages[slot] = page;
            _used++;
        }

        bool isNew = (_members[slot] & member) == 0;
        _members[slot] |= member;
        return isNew;
    }

    /// <summary>Slot of a page, or the free one that it would take. A slot without members is free.</summary>
    private static int Find(ulong[] pages, ulong[] members, ulong page)
    {
        int mask = pages.Length - 1;
        int slot = (int)(unchecked(page * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)pages.Length)));
        while (members[slot] != 0 && pages[slot] != page)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        ulong[] pages = new ulong[_pages.Length * 2];
        ulong[] members = new ulong[_pages.Length * 2];
        for (int i = 0; i < _pages.Length; i++)
        {
            if (_members[i] != 0)
            {
                int slot = Find(pages, members, _pages[i]);
                (pages[slot], members[slot]) = (_pages[i], _members[i]);
            }
        }

        (_pages, _members) = (pages, members);
    }
}
